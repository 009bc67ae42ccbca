package lantian.registry.child;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A child of a school: the newest profile, and since when each dated part of it has been so. Immutable; a change gives a new
 * one with the next version.
 *
 * @param classes the class of each day
 * @param card when a contact card (联系卡) was out that still told the truth
 */
public record Child(
        UUID id,
        long version,
        Profile profile,
        Enrolment enrolment,
        Family family,
        Timeline<UUID> classes,
        Timeline<RiskLevel> risk,
        Archive archive,
        Timeline<Boolean> card) {

    /** How far back somebody may stop being left behind without the county's approval. */
    static final int BACK_DATING_DAYS = 30;

    public static Child enrol(UUID id, Profile profile, LocalDate from, Instant now) {
        var family = Family.UNKNOWN.with(profile, from, now);
        return new Child(
                        id,
                        1,
                        profile,
                        Enrolment.since(from, now),
                        family,
                        Timeline.<UUID>empty().with(profile.schooling().schoolClass(), from, now),
                        Timeline.<RiskLevel>empty().with(profile.remarks().risk(), from, now),
                        Archive.NEW.with(profile, from, now),
                        Timeline.empty())
                .normalized();
    }

    /** What came of a wish to change a child. */
    public sealed interface Change {
        record Changed(Child child) implements Change {}

        record Unchanged() implements Change {}

        enum Refused implements Change {
            /** Facts hold from today or an earlier day. */
            IN_THE_FUTURE,
            BEFORE_ENROLMENT,
            /** It would end being left behind more than 30 days ago. */
            NEEDS_COUNTY_APPROVAL,
            ALREADY_LEFT
        }
    }

    /**
     * @param wanted the whole profile as it shall be
     * @param enrolledOn a corrected first day, or null to keep it
     * @param effective since when what differs has been so
     */
    public Change change(
            Profile wanted, @Nullable LocalDate enrolledOn, LocalDate effective, LocalDate today, Instant now) {
        if (effective.isAfter(today)) {
            return Change.Refused.IN_THE_FUTURE;
        }
        var moved = enrolledOn != null && !enrolledOn.equals(enrolment.from());
        var enrolled = enrolledOn != null && moved ? enrolledFrom(enrolledOn, now) : this;
        if (wanted.equals(profile)) {
            return moved ? new Change.Changed(enrolled.next()) : new Change.Unchanged();
        }
        if (effective.isBefore(enrolled.enrolment.from())) {
            return Change.Refused.BEFORE_ENROLMENT;
        }
        var changed = enrolled.with(wanted, effective, now);
        if (endsLeftBehindTooFarBack(changed, today)) {
            return Change.Refused.NEEDS_COUNTY_APPROVAL;
        }
        return changed.profile.equals(profile) && !moved ? new Change.Unchanged() : new Change.Changed(changed.next());
    }

    /** @param on the last day at the school */
    public Change leave(LocalDate on, LeaveReason reason, Instant now) {
        if (enrolment.to() != null) {
            var same = on.equals(enrolment.to()) && reason == enrolment.reason();
            return same ? new Change.Unchanged() : Change.Refused.ALREADY_LEFT;
        }
        if (on.isBefore(enrolment.from())) {
            return Change.Refused.BEFORE_ENROLMENT;
        }
        return new Change.Changed(copy(profile, new Enrolment(enrolment.from(), on, reason, now), family, archive, card)
                .next());
    }

    /** Enrolled no longer than until the day, whatever was known of an end. */
    public Child endedBy(LocalDate day, Instant now) {
        var to = enrolment.to();
        if (to != null && !to.isAfter(day)) {
            return this;
        }
        var last = day.isBefore(enrolment.from()) ? enrolment.from() : day;
        var reason = enrolment.reason() == null ? LeaveReason.LEFT : enrolment.reason();
        return copy(profile, new Enrolment(enrolment.from(), last, reason, now), family, archive, card)
                .next();
    }

    public Change verify(LocalDate on, LocalDate today, Instant now) {
        if (on.isAfter(today)) {
            return Change.Refused.IN_THE_FUTURE;
        }
        var verified = archive.verified(on, now);
        return verified.equals(archive)
                ? new Change.Unchanged()
                : new Change.Changed(
                        copy(profile, enrolment, family, verified, card).next());
    }

    public Timeline<LeftBehind.Type> leftBehind() {
        return LeftBehind.derive(family, enrolment);
    }

    public Optional<LeftBehind.Type> leftBehindOn(LocalDate day) {
        return leftBehind().on(day);
    }

    public boolean archiveCompleteOn(LocalDate day) {
        return archive.complete().stream().anyMatch(fact -> fact.holdsOn(day));
    }

    /** What stands between this archive and a complete one. */
    public List<String> missing() {
        var missing = new java.util.ArrayList<>(Archive.missing(profile));
        if (archive.verification() == null) {
            missing.add("verifiedOn");
        }
        return List.copyOf(missing);
    }

    private Child with(Profile wanted, LocalDate effective, Instant now) {
        var cardNow = wanted.sameCard(profile) ? card : card.with(null, effective, now);
        return new Child(
                        id,
                        version,
                        wanted,
                        enrolment,
                        family.with(wanted, effective, now),
                        same(classes, wanted.schooling().schoolClass())
                                ? classes
                                : classes.with(wanted.schooling().schoolClass(), effective, now),
                        same(risk, wanted.remarks().risk())
                                ? risk
                                : risk.with(wanted.remarks().risk(), effective, now),
                        archive.with(wanted, effective, now),
                        cardNow)
                .normalized();
    }

    private Child enrolledFrom(LocalDate from, Instant now) {
        return new Child(
                id,
                version,
                profile,
                new Enrolment(from, enrolment.to(), enrolment.reason(), now),
                family,
                beginning(classes, from, now),
                risk,
                archive,
                card);
    }

    /** The first class begins with the enrolment. */
    private Timeline<UUID> beginning(Timeline<UUID> timeline, LocalDate from, Instant now) {
        if (timeline.facts().size() != 1 || !timeline.facts().getFirst().from().equals(enrolment.from())) {
            return timeline;
        }
        var first = timeline.facts().getFirst();
        return new Timeline<>(List.of(new Fact<>(first.value(), from, first.to(), now)));
    }

    /** The profile shows away dates as the timelines know them, so that what was read can be written back unchanged. */
    private Child normalized() {
        var home = profile.home();
        var shown = new Profile(
                profile.identity(),
                profile.schooling(),
                home.with(
                        home.father().since(home.father().away(), family.fatherAwaySince()),
                        home.mother().since(home.mother().away(), family.motherAwaySince())),
                profile.remarks());
        return copy(shown, enrolment, family, archive, card);
    }

    private boolean endsLeftBehindTooFarBack(Child changed, LocalDate today) {
        var limit = today.minusDays(BACK_DATING_DAYS);
        var before = leftBehindOn(limit.minusDays(1)).isPresent();
        var after = changed.leftBehindOn(limit.minusDays(1)).isPresent();
        return before && !after && changed.leftBehindOn(today).isEmpty();
    }

    private Child copy(Profile shown, Enrolment enrolled, Family facts, Archive kept, Timeline<Boolean> cards) {
        return new Child(id, version, shown, enrolled, facts, classes, risk, kept, cards);
    }

    private Child next() {
        return new Child(id, version + 1, profile, enrolment, family, classes, risk, archive, card);
    }

    private static <T> boolean same(Timeline<T> timeline, @Nullable T value) {
        return java.util.Objects.equals(timeline.latest(), value);
    }
}
