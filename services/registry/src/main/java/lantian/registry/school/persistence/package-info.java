/** The county's directory and what schools own of it, as rows. */
@NullMarked
package lantian.registry.school.persistence;

import org.jspecify.annotations.NullMarked;
