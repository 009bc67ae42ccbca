package lantian.registry.school;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import lantian.registry.job.Jobs;
import lantian.registry.school.School.State;

/** Stops a school from signing in, and lets it again. Its data stay. */
@UseCase
public class SuspendSchool {

    private final Schools schools;
    private final Tell tell;
    private final Jobs jobs;
    private final Audit audit;

    SuspendSchool(Schools schools, SchoolAnnouncements announcements, Jobs jobs, Audit audit) {
        this.schools = schools;
        this.tell = new Tell(schools, announcements);
        this.jobs = jobs;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Now(School school) implements Outcome {}

        enum Refused implements Outcome {
            UNKNOWN,
            STILL_ONBOARDING
        }
    }

    public Outcome suspend(UUID id) {
        return turn(id, State.SUSPENDED, "school.suspended");
    }

    public Outcome resume(UUID id) {
        return turn(id, State.ACTIVE, "school.resumed");
    }

    private Outcome turn(UUID id, State wanted, String action) {
        Optional<School> found = schools.findForUpdate(id);
        if (found.isEmpty()) {
            return Outcome.Refused.UNKNOWN;
        }
        var school = found.get();
        if (school.state() == State.ONBOARDING) {
            return Outcome.Refused.STILL_ONBOARDING;
        }
        if (school.state() == wanted) {
            return new Outcome.Now(school);
        }
        var turned = school.in(wanted);
        tell.changed(turned);
        jobs.enqueue(BringIn.KIND, id);
        audit.entry(action, "school", id, Map.of("version", turned.version()));
        return new Outcome.Now(turned);
    }
}
