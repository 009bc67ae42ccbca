package lantian.reporting.freshness;

import java.time.Instant;
import java.util.Optional;

/** What was taken from the topics and is not in the figures yet. */
@FunctionalInterface
public interface Waiting {

    /** When the oldest of it was announced. */
    Optional<Instant> oldest();
}
