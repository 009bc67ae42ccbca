package lantian.contactlog.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.calendar.Term;
import lantian.contactlog.child.CaregiverId;
import org.jspecify.annotations.NullMarked;

/** Occasions and grace read off the words of the definitions, knowing nothing of the engine: slow and obvious. */
@NullMarked
final class ByTheWords {

    private ByTheWords() {}

    private record Told(UUID contact, ContactVersion version, Instant since) {

        boolean sameOccasion(Told other) {
            return version.kind() == other.version.kind()
                    && version.occurredOn().equals(other.version.occurredOn())
                    && people(version).stream().anyMatch(people(other.version)::contains);
        }
    }

    /** The contacts that can serve an obligation as of a day: of each occasion the one received first. */
    static Set<UUID> thatCanServe(Collection<ContactHistory> contacts, LocalDate asOf) {
        var completed = contacts.stream()
                .flatMap(contact -> told(contact, asOf).stream())
                .filter(told -> told.version().completed())
                .toList();
        var serve = new HashSet<UUID>();
        for (var one : completed) {
            var first = occasionOf(one, completed).stream()
                    .min(Comparator.comparing(Told::since).thenComparing(Told::contact))
                    .orElseThrow();
            serve.add(first.contact());
        }
        return serve;
    }

    /** Everybody who can be reached from one telling to the next by a person who was at both. */
    private static Set<Told> occasionOf(Told one, List<Told> all) {
        var reached = new HashSet<Told>(Set.of(one));
        var next = new ArrayDeque<Told>(reached);
        while (!next.isEmpty()) {
            var from = next.remove();
            all.stream().filter(from::sameOccasion).filter(reached::add).forEach(next::add);
        }
        return reached;
    }

    /** What is known at the end of the day, and since when somebody who reads it knew all of it that counts. */
    private static List<Told> told(ContactHistory contact, LocalDate asOf) {
        var known = contact.versions().stream()
                .filter(version -> !version.received().on().isAfter(asOf))
                .toList();
        if (known.isEmpty()) {
            return List.of();
        }
        int newest = known.size() - 1;
        int first = newest;
        while (first > 0 && nothingNew(known.get(first - 1), known.get(first))) {
            first--;
        }
        return List.of(new Told(
                contact.contact(),
                known.get(newest),
                known.get(first).received().at()));
    }

    private static boolean nothingNew(ContactVersion before, ContactVersion after) {
        return List.of(after.kind(), after.completed(), after.occurredOn(), after.participants(), after.met())
                        .equals(List.of(
                                before.kind(),
                                before.completed(),
                                before.occurredOn(),
                                before.participants(),
                                before.met()))
                && people(before).containsAll(people(after));
    }

    private static Set<CaregiverId> people(ContactVersion version) {
        var people = new HashSet<>(version.participants());
        people.removeAll(version.unconfirmed());
        return people;
    }

    /** The third school day after dueOn inside its term; 7 calendar days where the term has fewer left, or there is none. */
    static LocalDate graceUntil(LocalDate dueOn, List<Term> terms) {
        for (var term : terms) {
            var days = term.days();
            if (!dueOn.isBefore(days.from()) && !dueOn.isAfter(days.to())) {
                var school = 0;
                for (var day = dueOn.plusDays(1); !day.isAfter(days.to()); day = day.plusDays(1)) {
                    var weekend = day.getDayOfWeek().getValue() > 5;
                    if (term.makeUpDays().contains(day)
                            || (!weekend && !term.holidays().contains(day))) {
                        school++;
                    }
                    if (school == 3) {
                        return day;
                    }
                }
            }
        }
        return dueOn.plusDays(7);
    }

    /** The same days without those before. */
    static List<Days> from(LocalDate first, Collection<Days> runs) {
        return runs.stream()
                .filter(run -> !run.to().isBefore(first))
                .map(run -> run.from().isBefore(first) ? new Days(first, run.to()) : run)
                .toList();
    }
}
