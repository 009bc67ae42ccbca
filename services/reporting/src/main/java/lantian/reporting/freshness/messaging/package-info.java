/** The watermark, measured at the broker. */
@NullMarked
package lantian.reporting.freshness.messaging;

import org.jspecify.annotations.NullMarked;
