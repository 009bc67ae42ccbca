package lantian.registry.child;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 建档: whether the archive has every required field (name, sex, birth date, class, home address, both parents' away facts,
 * guardian's name, relation and phone) and a day on which it was verified.
 *
 * @param filled since when no required field was missing
 * @param verification null until somebody verified it
 */
public record Archive(Timeline<Boolean> filled, @Nullable Verification verification) {

    static final Archive NEW = new Archive(Timeline.empty(), null);

    /**
     * @param first the archive counts as verified from this day on; verifying again takes nothing away
     * @param last the newest one, which is shown
     * @param recordedAt when the first one was told to us
     */
    public record Verification(LocalDate first, LocalDate last, Instant recordedAt) {}

    /** Required fields that the profile lacks, by their names in the interface; name, sex and birth date can't lack. */
    public static List<String> missing(Profile profile) {
        var missing = new ArrayList<String>();
        require(missing, "class", profile.schooling().schoolClass());
        require(missing, "address", profile.home().address());
        require(missing, "father.away", profile.home().father().away());
        require(missing, "mother.away", profile.home().mother().away());
        require(missing, "guardian.name", profile.home().guardian().name());
        require(missing, "guardian.relation", profile.home().guardian().relation());
        require(missing, "guardian.phone", profile.home().guardian().phone());
        return missing;
    }

    private static void require(List<String> missing, String field, @Nullable Object value) {
        if (value == null) {
            missing.add(field);
        }
    }

    /** When the archive was complete. */
    public List<Fact<Boolean>> complete() {
        var verified = verification;
        if (verified == null) {
            return List.of();
        }
        return filled.facts().stream()
                .filter(fact -> fact.to() == null || !fact.to().isBefore(verified.first()))
                .map(fact -> fact.from().isBefore(verified.first()) ? begins(fact, verified) : fact)
                .toList();
    }

    private static Fact<Boolean> begins(Fact<Boolean> fact, Verification verified) {
        var recorded = verified.recordedAt().isAfter(fact.recordedAt()) ? verified.recordedAt() : fact.recordedAt();
        return new Fact<>(true, verified.first(), fact.to(), recorded);
    }

    Archive with(Profile profile, LocalDate effective, Instant now) {
        var complete = missing(profile).isEmpty();
        return complete == Boolean.TRUE.equals(filled.latest())
                ? this
                : new Archive(filled.with(complete ? true : null, effective, now), verification);
    }

    Archive verified(LocalDate on, Instant now) {
        var known = verification;
        if (known == null || on.isBefore(known.first())) {
            return new Archive(filled, new Verification(on, known == null ? on : known.last(), now));
        }
        return on.isAfter(known.last())
                ? new Archive(filled, new Verification(known.first(), on, known.recordedAt()))
                : this;
    }
}
