package lantian.registry.school;

import java.util.Map;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.PutRequest.Revision;
import lantian.platform.tenancy.UseCase;

/** Enters days on which a school keeps no school (停课). A suspended school is not closed. */
@UseCase
public class CloseSchool {

    private final Schools schools;
    private final Tell tell;
    private final Audit audit;

    CloseSchool(Schools schools, SchoolAnnouncements announcements, Audit audit) {
        this.schools = schools;
        this.tell = new Tell(schools, announcements);
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Closed(Closure closure, boolean created) implements Outcome {}

        record UnknownSchool() implements Outcome {}
    }

    /** @param closure its version and fingerprint are taken from the request */
    public Outcome close(UUID schoolId, Closure closure, PutRequest request) {
        var school = schools.findForUpdate(schoolId).orElse(null);
        if (school == null) {
            return new Outcome.UnknownSchool();
        }
        var known = schools.closures(schoolId).stream()
                .filter(each -> each.id().equals(closure.id()))
                .findFirst();
        return switch (request.given(known.map(each -> new Revision(each.version(), each.fingerprint())))) {
            case Meaning.Repeat _ -> new Outcome.Closed(known.orElseThrow(), false);
            case Meaning.Create _ -> save(school, closure, request.fingerprint(), 1);
            case Meaning.Replace(var version) -> save(school, closure, request.fingerprint(), version);
        };
    }

    private Outcome save(School school, Closure closure, String fingerprint, long version) {
        var kept = new Closure(closure.id(), closure.from(), closure.to(), closure.reason(), fingerprint, version);
        schools.save(school.id(), kept);
        tell.changed(school.told());
        audit.entry("school.closed", "closure", kept.id(), Map.of("from", kept.from(), "to", kept.to()));
        return new Outcome.Closed(kept, version == 1);
    }
}
