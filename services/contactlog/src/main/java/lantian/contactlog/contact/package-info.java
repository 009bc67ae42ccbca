/** Contacts (联系): recorded once, changed only by corrections. */
@NullMarked
package lantian.contactlog.contact;

import org.jspecify.annotations.NullMarked;
