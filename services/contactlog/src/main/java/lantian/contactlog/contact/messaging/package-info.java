/** What the others are told about contacts. */
@NullMarked
package lantian.contactlog.contact.messaging;

import org.jspecify.annotations.NullMarked;
