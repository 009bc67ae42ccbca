/** What registry and pairing told, in PostgreSQL. */
@NullMarked
package lantian.contactlog.roster.persistence;

import org.jspecify.annotations.NullMarked;
