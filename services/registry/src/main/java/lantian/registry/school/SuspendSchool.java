package lantian.registry.school;

import java.util.Map;
import java.util.function.Consumer;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import lantian.registry.school.School.State;

/** Stops a school from signing in, and lets it again. Its data stay. */
@UseCase
public class SuspendSchool {

    private final Schools schools;
    private final PublishSchool publish;
    private final SchoolStanding standing;
    private final Audit audit;

    SuspendSchool(Schools schools, PublishSchool publish, SchoolStanding standing, Audit audit) {
        this.schools = schools;
        this.publish = publish;
        this.standing = standing;
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

    public Outcome suspend(SchoolId id) {
        return turn(id, State.SUSPENDED, School::suspend, "school.suspended");
    }

    public Outcome resume(SchoolId id) {
        return turn(id, State.ACTIVE, School::resume, "school.resumed");
    }

    private Outcome turn(SchoolId id, State wanted, Consumer<School> change, String action) {
        var found = schools.lock(id);
        if (found.isEmpty()) {
            return Outcome.Refused.UNKNOWN;
        }
        var school = found.get();
        if (school.isOnboarding()) {
            return Outcome.Refused.STILL_ONBOARDING;
        }
        if (school.state() != wanted) {
            change.accept(school);
            publish.publish(school);
            standing.changed(id);
            audit.entry(action, "school", id.value(), Map.of("version", school.version()));
        }
        return new Outcome.Now(school);
    }
}
