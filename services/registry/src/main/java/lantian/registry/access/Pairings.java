package lantian.registry.access;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is remembered of pairing's facts, by version: what arrives late or twice changes nothing. */
public interface Pairings {

    void keep(Caregiver caregiver);

    void keep(Pair pair);

    /** Somebody who looks after children; without an account they see nothing here. */
    record Caregiver(UUID id, @Nullable UUID account, boolean active, long version) {}

    /** From the first to the last day; of what kind, as pairing names it. */
    record Pair(
            UUID id,
            UUID child,
            UUID caregiver,
            Viewpoint kind,
            LocalDate from,
            @Nullable LocalDate to,
            long version) {}
}
