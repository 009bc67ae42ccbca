package lantian.registry.school;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.PutRequest.Revision;
import lantian.platform.tenancy.UseCase;
import lantian.registry.school.Term.Contradiction;

/** Enters a term in the county's calendar and publishes the whole calendar anew. */
@UseCase
public class PublishTerm {

    private final Terms terms;
    private final SchoolAnnouncements announcements;
    private final Audit audit;

    PublishTerm(Terms terms, SchoolAnnouncements announcements, Audit audit) {
        this.terms = terms;
        this.announcements = announcements;
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
     * @param term with the days as they were given; its version and fingerprint are taken from the request
     */
    public Outcome publish(Term term, PutRequest request) {
        var all = terms.allForUpdate();
        var known = all.stream().filter(each -> each.id().equals(term.id())).findFirst();
        var repeated = known.filter(each -> each.fingerprint().equals(request.fingerprint()));
        if (repeated.isPresent()) {
            return new Outcome.Published(repeated.get(), false);
        }
        var contradiction = term.contradiction();
        if (contradiction.isPresent()) {
            return new Outcome.Contradicts(contradiction.get());
        }
        var same = known.filter(each -> each.says(term));
        if (same.isPresent()) {
            return new Outcome.Published(same.get(), false);
        }
        var meaning = request.given(known.map(each -> new Revision(each.version(), each.fingerprint())));
        if (all.stream().anyMatch(term::overlaps)) {
            return Outcome.Refused.OVERLAPS;
        }
        if (all.stream().anyMatch(each -> sameNumber(term, each))) {
            return Outcome.Refused.SAME_NUMBER;
        }
        return switch (meaning) {
            case Meaning.Repeat _ -> new Outcome.Published(known.orElseThrow(), false);
            case Meaning.Create _ -> save(term, request.fingerprint(), 1);
            case Meaning.Replace(var version) -> save(term, request.fingerprint(), version);
        };
    }

    private static boolean sameNumber(Term term, Term other) {
        return !term.id().equals(other.id())
                && term.number() == other.number()
                && term.schoolYear().equals(other.schoolYear());
    }

    private Outcome save(Term term, String fingerprint, long version) {
        var kept = term.kept(fingerprint, version);
        terms.save(kept);
        var all = new ArrayList<>(terms.all());
        all.sort(Comparator.comparing(Term::from));
        announcements.published(all, terms.nextVersion());
        audit.entry("term.published", "term", kept.id(), Map.of("version", version));
        return new Outcome.Published(kept, version == 1);
    }
}
