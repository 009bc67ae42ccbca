package lantian.registry.calendar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.UseCase;
import lantian.registry.calendar.TermDays.Contradiction;

/** Enters a term in the county's calendar and publishes the whole calendar anew. */
@UseCase
public class PublishTerm {

    private final Terms terms;
    private final CalendarEdition edition;
    private final CalendarEvents events;
    private final Audit audit;

    PublishTerm(Terms terms, CalendarEdition edition, CalendarEvents events, Audit audit) {
        this.terms = terms;
        this.edition = edition;
        this.events = events;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Published(Term term, boolean created) implements Outcome {}

        /** Its days can't be. */
        record Contradicts(Contradiction what) implements Outcome {}

        /** Another term has days of this one, or the same number of the same school year. */
        enum Refused implements Outcome {
            OVERLAPS,
            SAME_NUMBER
        }
    }

    /**
     * What stands there already is answered as it is, whatever is asked of new terms since.
     *
     * @param days as they were given
     */
    public Outcome publish(TermId id, TermDays days, PutRequest request) {
        edition.lock();
        var known = terms.findById(id);
        var repeated = known.filter(term -> term.revision().fingerprint().equals(request.fingerprint()));
        if (repeated.isPresent()) {
            return new Outcome.Published(repeated.get(), false);
        }
        var contradiction = days.contradiction();
        if (contradiction.isPresent()) {
            return new Outcome.Contradicts(contradiction.get());
        }
        var same = known.filter(term -> term.days().says(days));
        if (same.isPresent()) {
            return new Outcome.Published(same.get(), false);
        }
        var meaning = request.given(known.map(Term::revision));
        var refused = besideTheOthers(id, days);
        if (refused.isPresent()) {
            return refused.get();
        }
        return switch (meaning) {
            case Meaning.Repeat _ -> new Outcome.Published(known.orElseThrow(), false);
            case Meaning.Create _ -> publish(new Term(id, days, request.fingerprint()));
            case Meaning.Replace _ -> {
                var term = known.orElseThrow();
                term.correct(days, request.fingerprint());
                yield publish(term);
            }
        };
    }

    private Optional<Outcome> besideTheOthers(TermId id, TermDays days) {
        var others = terms.all().stream()
                .filter(term -> !term.id().equals(id))
                .map(Term::days)
                .toList();
        return any(others, days::overlaps, Outcome.Refused.OVERLAPS)
                .or(() -> any(others, days::hasNumberOf, Outcome.Refused.SAME_NUMBER));
    }

    private static Optional<Outcome> any(List<TermDays> others, Predicate<TermDays> clash, Outcome refused) {
        return others.stream().anyMatch(clash) ? Optional.of(refused) : Optional.empty();
    }

    private Outcome publish(Term term) {
        terms.store(term);
        events.published(terms.all(), edition.next());
        audit.entry("term.published", "term", term.id().value(), Map.of("version", term.version()));
        return new Outcome.Published(term, term.version() == 1);
    }
}
