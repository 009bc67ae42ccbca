/** Who sees what, as the table in the docs says. */
@NullMarked
package lantian.registry.access;

import org.jspecify.annotations.NullMarked;
