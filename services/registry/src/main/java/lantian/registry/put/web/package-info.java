/** Reads the intent of a PUT from its headers. */
@NullMarked
package lantian.registry.put.web;

import org.jspecify.annotations.NullMarked;
