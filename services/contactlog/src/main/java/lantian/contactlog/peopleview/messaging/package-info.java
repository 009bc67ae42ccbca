/** What registry and pairing publish, read as this service needs it. */
@NullMarked
package lantian.contactlog.peopleview.messaging;

import org.jspecify.annotations.NullMarked;
