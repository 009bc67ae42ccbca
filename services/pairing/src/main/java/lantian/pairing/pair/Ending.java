package lantian.pairing.pair;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What came of the wish to end a pair. */
public sealed interface Ending {

    record NowEnded(Pair pair) implements Ending {}

    /** The same was said before; nothing changed. */
    record EndedBefore(Pair pair) implements Ending {}

    /** Expected refusals. */
    enum Refused implements Ending {
        UNKNOWN_PAIR,
        BEFORE_THE_START,
        ALREADY_ENDED,
        CHILD_HAS_LEFT
    }

    /**
     * The school's word at the end of a pair.
     *
     * @param on the last active day
     * @param reason free text, sealed with the child's key
     * @param handOverNote what the next one should know (交接), sealed with the child's key
     */
    record PairClosing(
            LocalDate on, String reason, @Nullable String handOverNote) {}
}
