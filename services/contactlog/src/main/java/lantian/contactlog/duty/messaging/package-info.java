/** What the others are told about obligations and the standard. */
@NullMarked
package lantian.contactlog.duty.messaging;

import org.jspecify.annotations.NullMarked;
