/** Staff as rows. */
@NullMarked
package lantian.registry.staff.persistence;

import org.jspecify.annotations.NullMarked;
