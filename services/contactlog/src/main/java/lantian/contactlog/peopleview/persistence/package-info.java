/** What registry and pairing published, in PostgreSQL. */
@NullMarked
package lantian.contactlog.peopleview.persistence;

import org.jspecify.annotations.NullMarked;
