/** Staff over HTTP. */
@NullMarked
package lantian.registry.staff.web;

import org.jspecify.annotations.NullMarked;
