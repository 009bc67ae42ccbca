package lantian.reporting.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A pair and what was known of it when; oldest version first. */
public record PairHistory(List<PairFact> versions) implements Versioned<PairHistory> {

    public static PairHistory of(PairFact fact) {
        return new PairHistory(List.of(fact));
    }

    @Override
    public UUID id() {
        return newest().pair();
    }

    public UUID child() {
        return newest().child();
    }

    @Override
    public long version() {
        return newest().version();
    }

    @Override
    public PairHistory with(PairHistory other) {
        return new PairHistory(Told.union(versions, other.versions));
    }

    PairFact newest() {
        return versions.getLast();
    }

    Optional<PairFact> knownOn(LocalDate day) {
        return Told.knownOn(versions, day);
    }
}
