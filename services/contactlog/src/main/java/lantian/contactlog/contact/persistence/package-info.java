/** Contacts in PostgreSQL, free text sealed. */
@NullMarked
package lantian.contactlog.contact.persistence;

import org.jspecify.annotations.NullMarked;
