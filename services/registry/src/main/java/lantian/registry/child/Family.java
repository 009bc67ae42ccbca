package lantian.registry.child;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which parents are away for work and who cares, since when; an unknown fact is simply absent. */
public record Family(Timeline<Boolean> fatherAway, Timeline<Boolean> motherAway, Timeline<CareType> care) {

    static final Family UNKNOWN = new Family(Timeline.empty(), Timeline.empty(), Timeline.empty());

    /** Since when the father is away, while he is. */
    public @Nullable LocalDate fatherAwaySince() {
        return since(fatherAway);
    }

    public @Nullable LocalDate motherAwaySince() {
        return since(motherAway);
    }

    private static @Nullable LocalDate since(Timeline<Boolean> away) {
        return Boolean.TRUE.equals(away.latest()) ? away.facts().getLast().from() : null;
    }

    /**
     * Applies what a profile says; an away date of its own (外出起始日期) wins over the effective day of the change. It also says
     * that the parent was at home before.
     */
    Family with(Profile profile, LocalDate effective, Instant now) {
        var born = profile.identity().birthDate();
        return new Family(
                away(fatherAway, profile.home().father(), born, effective, now),
                away(motherAway, profile.home().mother(), born, effective, now),
                care.latest() == profile.home().care()
                        ? care
                        : care.with(profile.home().care(), effective, now));
    }

    private static Timeline<Boolean> away(
            Timeline<Boolean> known, Parent parent, LocalDate born, LocalDate effective, Instant now) {
        var since = parent.awaySince();
        if (Boolean.TRUE.equals(parent.away()) && since != null) {
            if (since.equals(since(known))) {
                return known;
            }
            var before = corrected(known);
            var atHome = before.facts().isEmpty() && born.isBefore(since) ? before.with(false, born, now) : before;
            return atHome.with(true, since, now);
        }
        return java.util.Objects.equals(known.latest(), parent.away())
                ? known
                : known.with(parent.away(), effective, now);
    }

    /** A stay away that is open has its beginning replaced, not a second stay added. */
    private static Timeline<Boolean> corrected(Timeline<Boolean> known) {
        return Boolean.TRUE.equals(known.latest()) ? known.withoutLast() : known;
    }
}
