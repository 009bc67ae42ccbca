package lantian.reporting.projection;

import java.time.LocalDate;
import java.util.UUID;

/** One version of a pair (结对): a child and somebody who looks after it. Staff and agent parents (代管家长) count. */
public record PairFact(UUID pair, UUID child, UUID caregiver, String kind, Span active, LocalDate toldOn, long version)
        implements Told {

    boolean countsOn(LocalDate day) {
        return counts() && active.covers(day);
    }

    boolean counts() {
        return kind.equals("STAFF") || kind.equals("AGENT_PARENT");
    }
}
