/** The directory in PostgreSQL. */
@NullMarked
package lantian.reporting.directory.persistence;

import org.jspecify.annotations.NullMarked;
