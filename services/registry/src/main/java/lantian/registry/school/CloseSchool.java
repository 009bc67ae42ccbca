package lantian.registry.school;

import java.util.Map;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.UseCase;
import lantian.registry.calendar.ClosedDays;
import lantian.registry.calendar.Closure;
import lantian.registry.calendar.ClosureId;
import lantian.registry.calendar.Closures;

/** Enters days on which a school keeps no school (停课). A suspended school is not closed. */
@UseCase
public class CloseSchool {

    private final Schools schools;
    private final Closures closures;
    private final PublishSchool publish;
    private final Audit audit;

    CloseSchool(Schools schools, Closures closures, PublishSchool publish, Audit audit) {
        this.schools = schools;
        this.closures = closures;
        this.publish = publish;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Closed(Closure closure, boolean created) implements Outcome {}

        record UnknownSchool() implements Outcome {}
    }

    public Outcome close(SchoolId schoolId, ClosureId id, ClosedDays days, PutRequest request) {
        var school = schools.lock(schoolId).orElse(null);
        if (school == null) {
            return new Outcome.UnknownSchool();
        }
        var known = closures.findById(id);
        return switch (request.given(known.map(Closure::revision))) {
            case Meaning.Repeat _ -> new Outcome.Closed(known.orElseThrow(), false);
            case Meaning.Create _ -> store(school, new Closure(id, days, request.fingerprint()));
            case Meaning.Replace _ -> {
                var closure = known.orElseThrow();
                closure.correct(days, request.fingerprint());
                yield store(school, closure);
            }
        };
    }

    private Outcome store(School school, Closure closure) {
        closures.store(closure);
        publish.publish(school);
        var days = closure.days();
        audit.entry("school.closed", "closure", closure.id().value(), Map.of("from", days.from(), "to", days.to()));
        return new Outcome.Closed(closure, closure.version() == 1);
    }
}
