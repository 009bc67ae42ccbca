/** What is published of contacts. */
@NullMarked
package lantian.contactlog.contact.messaging;

import org.jspecify.annotations.NullMarked;
