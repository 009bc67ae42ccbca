package lantian.registry.child;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * 留守: when a child was left behind, derived from dated facts by the county's definition and never entered by hand. Version 1:
 * one or both parents away for work, or no parent able to care; only while enrolled.
 */
public final class LeftBehind {

    /** Version of the definition; a change of it is a new version and derives anew. */
    public static final int DEFINITION = 1;

    private LeftBehind() {}

    /** 留守类型 (B107). */
    public enum Type {
        BOTH_AWAY,
        FATHER_AWAY,
        MOTHER_AWAY,
        NO_ABLE_PARENT
    }

    public static Timeline<Type> derive(Family family, Enrolment enrolment) {
        var found = new ArrayList<Fact<Type>>();
        var days = new ArrayList<>(turningPoints(family, enrolment));
        for (int i = 0; i < days.size(); i++) {
            var from = days.get(i);
            var to = i + 1 < days.size() ? days.get(i + 1).minusDays(1) : enrolment.to();
            type(family, from).ifPresent(type -> add(found, type, from, to, recordedAt(family, enrolment, from)));
        }
        return new Timeline<>(found);
    }

    /** What a child is on a day on which these facts hold. */
    static Optional<Type> type(Family family, LocalDate day) {
        var father = family.fatherAway().on(day);
        var mother = family.motherAway().on(day);
        if (father.orElse(false)) {
            return Optional.of(mother.orElse(false) ? Type.BOTH_AWAY : Type.FATHER_AWAY);
        }
        if (mother.orElse(false)) {
            return Optional.of(Type.MOTHER_AWAY);
        }
        var oneAtHome = father.isPresent() || mother.isPresent();
        return family.care()
                .on(day)
                .filter(care -> care.leavesNoParent() || (care.standsIn() && !oneAtHome))
                .map(_ -> Type.NO_ABLE_PARENT);
    }

    private static java.util.SortedSet<LocalDate> turningPoints(Family family, Enrolment enrolment) {
        var days = new TreeSet<LocalDate>();
        days.add(enrolment.from());
        for (var timeline : List.of(family.fatherAway(), family.motherAway(), family.care())) {
            for (var fact : timeline.facts()) {
                days.add(fact.from());
                if (fact.to() != null) {
                    days.add(fact.to().plusDays(1));
                }
            }
        }
        days.removeIf(day -> day.isBefore(enrolment.from()) || (enrolment.to() != null && day.isAfter(enrolment.to())));
        return days;
    }

    private static Instant recordedAt(Family family, Enrolment enrolment, LocalDate day) {
        var latest = enrolment.recordedAt();
        for (var timeline : List.of(family.fatherAway(), family.motherAway(), family.care())) {
            for (var fact : timeline.facts()) {
                if (fact.holdsOn(day) && fact.recordedAt().isAfter(latest)) {
                    latest = fact.recordedAt();
                }
            }
        }
        return latest;
    }

    private static void add(
            List<Fact<Type>> found, Type type, LocalDate from, @Nullable LocalDate to, Instant recorded) {
        var last = found.isEmpty() ? null : found.getLast();
        if (last != null && last.value() == type && Objects.equals(last.to(), from.minusDays(1))) {
            found.set(found.size() - 1, new Fact<>(type, last.from(), to, max(last.recordedAt(), recorded)));
        } else {
            found.add(new Fact<>(type, from, to, recorded));
        }
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
