/** Who may see whom, asked of the rows that remember classes and pairs. */
@NullMarked
package lantian.registry.access.persistence;

import org.jspecify.annotations.NullMarked;
