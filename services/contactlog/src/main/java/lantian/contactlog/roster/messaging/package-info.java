/** What registry and pairing tell. */
@NullMarked
package lantian.contactlog.roster.messaging;

import org.jspecify.annotations.NullMarked;
