/** Obligations, and what decides them, in PostgreSQL. */
@NullMarked
package lantian.contactlog.duty.persistence;

import org.jspecify.annotations.NullMarked;
