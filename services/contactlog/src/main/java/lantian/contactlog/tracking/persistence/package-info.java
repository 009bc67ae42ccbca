/** Obligations, and what decides them, in PostgreSQL. */
@NullMarked
package lantian.contactlog.tracking.persistence;

import org.jspecify.annotations.NullMarked;
