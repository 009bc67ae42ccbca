/** Enrolments in PostgreSQL, as the county's rows. */
@NullMarked
package lantian.reporting.likeness.persistence;

import org.jspecify.annotations.NullMarked;
