/** What registry tells about children, and what we tell about pairs. */
@NullMarked
package lantian.pairing.pair.messaging;

import org.jspecify.annotations.NullMarked;
