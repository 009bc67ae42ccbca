/** The directory of schools in PostgreSQL. */
@NullMarked
package lantian.pairing.school.persistence;

import org.jspecify.annotations.NullMarked;
