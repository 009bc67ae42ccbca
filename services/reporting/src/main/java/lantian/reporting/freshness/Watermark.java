package lantian.reporting.freshness;

import java.time.Instant;

/** Until when the figures are complete. */
@FunctionalInterface
public interface Watermark {

    /**
     * The time of the oldest announcement that is not applied yet, or the last moment at which none was waiting. It never
     * claims more than was seen: while the broker can't be asked, it stands still.
     */
    Instant freshAsOf();
}
