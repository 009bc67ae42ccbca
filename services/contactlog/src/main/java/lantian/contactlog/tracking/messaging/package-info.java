/** What is published of obligations and of the standard. */
@NullMarked
package lantian.contactlog.tracking.messaging;

import org.jspecify.annotations.NullMarked;
