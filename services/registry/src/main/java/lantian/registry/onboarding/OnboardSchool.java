package lantian.registry.onboarding;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.registry.job.Jobs;
import lantian.registry.school.Areas;
import lantian.registry.school.PublishSchool;
import lantian.registry.school.School;
import lantian.registry.school.SchoolDescription;
import lantian.registry.school.SchoolId;
import lantian.registry.school.Schools;
import lantian.registry.staff.FirstAdministrator;
import lantian.registry.staff.FirstAdministrator.Person;

/**
 * Takes a school into the county, or changes what the bureau says of it. Runs bound to the school's own tenant, so that all
 * of it is one transaction; what Keycloak must do follows as a job that survives any crash.
 */
@UseCase
public class OnboardSchool {

    private final Schools schools;
    private final Areas areas;
    private final Onboardings onboardings;
    private final FirstAdministrator administrators;
    private final PublishSchool publish;
    private final Jobs jobs;
    private final Audit audit;
    private final Supplier<UUID> ids;

    OnboardSchool(
            Schools schools,
            Areas areas,
            Onboardings onboardings,
            FirstAdministrator administrators,
            PublishSchool publish,
            Jobs jobs,
            Audit audit,
            Supplier<UUID> ids) {
        this.schools = schools;
        this.areas = areas;
        this.onboardings = onboardings;
        this.administrators = administrators;
        this.publish = publish;
        this.jobs = jobs;
        this.audit = audit;
        this.ids = ids;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Accepted(School school) implements Outcome {}

        enum Refused implements Outcome {
            UNKNOWN_AREA,
            CODE_USED,
            /** The school is at work; its people are now its own affair. */
            ADMINISTRATOR_FIXED
        }
    }

    public Outcome put(SchoolId id, SchoolDescription description, Person administrator, PutRequest request) {
        var known = schools.lock(id);
        var meaning = request.given(known.map(School::revision));
        if (description.area() != null && areas.findById(description.area()).isEmpty()) {
            return Outcome.Refused.UNKNOWN_AREA;
        }
        return switch (meaning) {
            case Meaning.Repeat _ -> new Outcome.Accepted(known.orElseThrow());
            case Meaning.Create _ -> create(new School(id, description, request.fingerprint()), administrator);
            case Meaning.Replace _ -> change(known.orElseThrow(), description, administrator, request.fingerprint());
        };
    }

    private Outcome create(School school, Person administrator) {
        if (isCodeOfAnother(school.id(), school.code())) {
            return Outcome.Refused.CODE_USED;
        }
        schools.store(school);
        var officer = Tenancy.actor().account();
        var expected = administrators.expect(ids.get(), administrator, officer);
        onboardings.store(new Onboarding(school.id(), expected, officer));
        return accepted(school, "school.onboarded");
    }

    private Outcome change(School school, SchoolDescription description, Person administrator, String fingerprint) {
        var onboarding = onboardings.findById(school.id()).orElseThrow();
        var another = !administrators.same(onboarding.administrator(), administrator);
        if (another && onboarding.isDone()) {
            return Outcome.Refused.ADMINISTRATOR_FIXED;
        }
        if (isCodeOfAnother(school.id(), description.code())) {
            return Outcome.Refused.CODE_USED;
        }
        if (another && !administrators.correct(onboarding.administrator(), administrator)) {
            return Outcome.Refused.ADMINISTRATOR_FIXED;
        }
        school.describe(description, fingerprint);
        publish.publish(school);
        return accepted(school, "school.changed");
    }

    private boolean isCodeOfAnother(SchoolId id, String code) {
        return schools.existsByCodeAndIdNot(code, id);
    }

    private Outcome accepted(School school, String action) {
        jobs.enqueue(BringIn.KIND, school.id().value());
        audit.entry(action, "school", school.id().value(), Map.of("version", school.version()));
        return new Outcome.Accepted(school);
    }
}
