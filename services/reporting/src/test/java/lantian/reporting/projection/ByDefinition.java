package lantian.reporting.projection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lantian.reporting.projection.ContactFact.Received;
import lantian.reporting.projection.ObligationFact.At;
import lantian.reporting.projection.ObligationFact.Known;
import lantian.reporting.projection.ObligationFact.State;
import lantian.reporting.projection.RandomCounty.RandomSchool;
import org.jspecify.annotations.Nullable;

/**
 * The figures read straight off the definitions, fact by fact and day by day, knowing nothing of steps: slow, obvious, and
 * what the rollups are held against.
 */
public final class ByDefinition {

    private final LocalDate asOf;
    private final Predicate<LocalDate> inPeriod;

    private ByDefinition(LocalDate asOf, Predicate<LocalDate> inPeriod) {
        this.asOf = asOf;
        this.inPeriod = inPeriod;
    }

    /** Of one school, or of one of its classes. */
    public static Map<String, Integer> figures(
            RandomSchool school, Optional<UUID> ofClass, LocalDate from, LocalDate to, LocalDate asOf) {
        var definition = new ByDefinition(asOf, day -> !day.isBefore(from) && !day.isAfter(to));
        var figures = new TreeMap<String, Integer>();
        definition.children(school, ofClass, figures);
        definition.obligations(school, ofClass, figures);
        definition.contacts(school, ofClass, figures);
        figures.values().removeIf(count -> count == 0);
        return figures;
    }

    private void children(RandomSchool school, Optional<UUID> ofClass, Map<String, Integer> figures) {
        var pairs = newest(school.pairs()).stream().map(PairHistory::newest).toList();
        for (var child :
                newest(school.children()).stream().map(ChildHistory::newest).toList()) {
            if (ofClass.isPresent() && !child.classOn(asOf).equals(ofClass.get())) {
                continue;
            }
            var enrolled = child.enrolled() != null && holds(child.enrolled());
            var leftBehind = enrolled && child.leftBehind().stream().anyMatch(this::holds);
            count(figures, "PUPILS", enrolled);
            count(figures, "LEFT_BEHIND", leftBehind);
            count(figures, "ARCHIVE", leftBehind && child.archive().stream().anyMatch(this::holds));
            count(
                    figures,
                    "CONTACT_CARD",
                    leftBehind && child.contactCard().stream().anyMatch(this::holds));
            count(
                    figures,
                    "PAIRED",
                    leftBehind
                            && pairs.stream()
                                    .filter(pair -> pair.child().equals(child.child()))
                                    .filter(pair ->
                                            List.of("STAFF", "AGENT_PARENT").contains(pair.kind()))
                                    .anyMatch(pair -> holds(pair.active())));
        }
    }

    private void obligations(RandomSchool school, Optional<UUID> ofClass, Map<String, Integer> figures) {
        for (var owed : newest(school.obligations())) {
            if (owed.opensOn().isAfter(asOf)
                    || (owed.knownFrom() != null && owed.knownFrom().isAfter(asOf))) {
                continue;
            }
            var known = owed.history().stream()
                    .filter(entry -> !entry.knownOn().isAfter(asOf))
                    .max(Comparator.comparing(Known::knownOn));
            var met = known.filter(entry -> entry.state() == State.MET);
            var excused = known.filter(entry -> entry.state() == State.EXCUSED).isPresent();
            var isVoid = met.isEmpty()
                    && !excused
                    && owed.voidFrom() != null
                    && !owed.voidFrom().isAfter(asOf);
            var stands = !isVoid && !excused;
            var unmet = stands && met.isEmpty();
            var due = inPeriod.test(owed.dueOn());
            var graceOver = owed.graceUntil().isBefore(asOf);
            var open = stands && !graceOver;
            if (ofClass.isPresent()
                    && !ofClass.get().equals(classOn(owed, open ? asOf : earlier(owed.dueOn(), asOf)))) {
                continue;
            }
            var tooLate = owed.lateUntil().isBefore(asOf);
            var cohort = due && stands && graceOver;
            var age = ChronoUnit.DAYS.between(owed.dueOn(), asOf);
            count(figures, "COHORT", cohort);
            count(
                    figures,
                    "ON_TIME",
                    cohort
                            && met.filter(contact -> contact.occurredOn() != null
                                            && !contact.occurredOn().isBefore(owed.opensOn())
                                            && !contact.occurredOn().isAfter(owed.dueOn())
                                            && !contact.knownOn().isAfter(owed.graceUntil()))
                                    .isPresent());
            count(
                    figures,
                    "COMPLETED",
                    cohort
                            && met.filter(contact -> contact.occurredOn() != null
                                            && !contact.occurredOn().isAfter(owed.lateUntil()))
                                    .isPresent());
            count(figures, "AWAITING", due && unmet && owed.dueOn().isBefore(asOf) && !graceOver);
            count(figures, "OVERDUE", due && unmet && graceOver && !tooLate);
            count(figures, "OVERDUE_WEEK", due && unmet && graceOver && !tooLate && age <= 7);
            count(figures, "OVERDUE_FORTNIGHT", due && unmet && graceOver && !tooLate && age > 7 && age <= 14);
            count(figures, "OVERDUE_LONGER", due && unmet && graceOver && !tooLate && age > 14);
            count(figures, "MISSED", due && unmet && graceOver && tooLate);
            count(figures, "EXCUSED", due && excused);
            count(figures, "VOID", due && isVoid);
            count(figures, "OPEN", open);
            count(figures, "OPEN_MET", open && met.isPresent());
        }
    }

    private static @Nullable UUID classOn(ObligationFact owed, LocalDate day) {
        return owed.places().stream()
                .filter(place -> !place.from().isAfter(day))
                .max(Comparator.comparing(At::from))
                .map(At::classId)
                .orElse(null);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private void contacts(RandomSchool school, Optional<UUID> ofClass, Map<String, Integer> figures) {
        var children = newest(school.children()).stream()
                .map(ChildHistory::newest)
                .collect(Collectors.toMap(ChildFact::child, child -> child));
        for (var contact : newest(school.contacts())) {
            contact.versions().stream()
                    .filter(version -> !version.receivedOn().isAfter(asOf))
                    .max(Comparator.comparingInt(Received::version))
                    .filter(Received::completed)
                    .filter(version -> inPeriod.test(version.occurredOn()))
                    .filter(version -> ofClass.isEmpty()
                            || Optional.ofNullable(children.get(contact.child()))
                                    .map(child -> child.classOn(version.occurredOn()))
                                    .equals(ofClass))
                    .ifPresent(version -> count(figures, version.kind(), true));
        }
    }

    private boolean holds(Span span) {
        return !span.from().isAfter(asOf) && (span.to() == null || !span.to().isBefore(asOf));
    }

    private static void count(Map<String, Integer> figures, String figure, boolean counts) {
        figures.merge(figure, counts ? 1 : 0, Integer::sum);
    }

    private static <F extends Versioned<F>> Collection<F> newest(Collection<F> facts) {
        return facts.stream()
                .collect(Collectors.toMap(
                        Versioned::id, fact -> fact, (one, other) -> other.version() > one.version() ? other : one))
                .values();
    }
}
