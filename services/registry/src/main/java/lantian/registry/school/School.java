package lantian.registry.school;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A school as the county's directory knows it; its id is its tenant's id.
 *
 * @param openFrom from when on its children count
 * @param countsFrom from when on it answers for duties; unknown until it is at work, unless the bureau said so
 * @param version of what the bureau wrote
 * @param facts grows with everything the other services are told, classes and closures included
 */
public record School(
        UUID id,
        String code,
        String name,
        Stage stage,
        @Nullable UUID area,
        State state,
        LocalDate openFrom,
        @Nullable LocalDate countsFrom,
        String fingerprint,
        long version,
        long facts) {

    /** Nobody says when a school opened; before this day none of its children was born. */
    public static final LocalDate ALWAYS_OPEN = LocalDate.of(2000, 1, 1);

    /** How far a school has come. */
    public enum State {
        ONBOARDING,
        ACTIVE,
        SUSPENDED
    }

    School in(State next) {
        return new School(id, code, name, stage, area, next, openFrom, countsFrom, fingerprint, version + 1, facts + 1);
    }

    /** At work from this day on, and answering for duties from then on if the bureau named no other day. */
    School opened(LocalDate today) {
        var from = countsFrom == null ? today : countsFrom;
        return new School(
                id, code, name, stage, area, State.ACTIVE, openFrom, from, fingerprint, version + 1, facts + 1);
    }

    School told() {
        return new School(id, code, name, stage, area, state, openFrom, countsFrom, fingerprint, version, facts + 1);
    }
}
