@NullMarked
package lantian.registry.erasure.web;

import org.jspecify.annotations.NullMarked;
