package lantian.registry.school;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.PutRequest.Revision;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.registry.job.Jobs;
import lantian.registry.school.School.State;
import lantian.registry.staff.FirstAdministrator;
import org.jspecify.annotations.Nullable;

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
    private final Tell tell;
    private final Jobs jobs;
    private final Audit audit;
    private final Supplier<UUID> ids;

    OnboardSchool(
            Schools schools,
            Areas areas,
            Onboardings onboardings,
            FirstAdministrator administrators,
            SchoolAnnouncements announcements,
            Jobs jobs,
            Audit audit,
            Supplier<UUID> ids) {
        this.schools = schools;
        this.areas = areas;
        this.onboardings = onboardings;
        this.administrators = administrators;
        this.tell = new Tell(schools, announcements);
        this.jobs = jobs;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * What the bureau says of a school.
     *
     * @param countsFrom from when on it answers for duties; not said: as known, or from the day it is at work
     */
    public record Wanted(
            UUID id,
            String code,
            String name,
            Stage stage,
            @Nullable UUID area,
            @Nullable LocalDate countsFrom,
            FirstAdministrator.Person administrator) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Accepted(School school, boolean created) implements Outcome {}

        enum Refused implements Outcome {
            UNKNOWN_AREA,
            CODE_USED,
            /** The school is at work; its people are now its own affair. */
            ADMINISTRATOR_FIXED
        }
    }

    public Outcome put(Wanted wanted, PutRequest request) {
        var known = schools.findForUpdate(wanted.id()).orElse(null);
        var meaning = request.given(
                Optional.ofNullable(known).map(school -> new Revision(school.version(), school.fingerprint())));
        if (wanted.area() != null && areas.find(wanted.area()).isEmpty()) {
            return Outcome.Refused.UNKNOWN_AREA;
        }
        if (known == null || meaning instanceof Meaning.Create) {
            return create(wanted, request.fingerprint());
        }
        return meaning instanceof Meaning.Replace(var version)
                ? replace(known, wanted, request.fingerprint(), version)
                : new Outcome.Accepted(known, false);
    }

    private Outcome create(Wanted wanted, String fingerprint) {
        var school = new School(
                wanted.id(),
                wanted.code(),
                wanted.name(),
                wanted.stage(),
                wanted.area(),
                State.ONBOARDING,
                School.ALWAYS_OPEN,
                wanted.countsFrom(),
                fingerprint,
                1,
                1);
        if (!schools.save(school)) {
            return Outcome.Refused.CODE_USED;
        }
        var officer = Tenancy.actor().account();
        var administrator = administrators.expect(ids.get(), wanted.administrator(), officer);
        onboardings.save(new Onboarding(school.id(), administrator, officer, Onboarding.Step.ORGANIZATION));
        jobs.enqueue(BringIn.KIND, school.id());
        audit.entry("school.onboarded", "school", school.id(), Map.of("version", 1));
        return new Outcome.Accepted(school, true);
    }

    private Outcome replace(School known, Wanted wanted, String fingerprint, long version) {
        var onboarding = onboardings.ofSchool(known.id()).orElseThrow();
        if (!administrators.same(onboarding.administrator(), wanted.administrator())) {
            if (onboarding.step() == Onboarding.Step.DONE
                    || !administrators.correct(onboarding.administrator(), wanted.administrator())) {
                return Outcome.Refused.ADMINISTRATOR_FIXED;
            }
        }
        var changed = new School(
                known.id(),
                wanted.code(),
                wanted.name(),
                wanted.stage(),
                wanted.area(),
                known.state(),
                known.openFrom(),
                wanted.countsFrom() == null ? known.countsFrom() : wanted.countsFrom(),
                fingerprint,
                version,
                known.facts() + 1);
        if (!schools.save(changed)) {
            return Outcome.Refused.CODE_USED;
        }
        tell.changed(changed);
        jobs.enqueue(BringIn.KIND, known.id());
        audit.entry("school.changed", "school", known.id(), Map.of("version", version));
        return new Outcome.Accepted(changed, false);
    }
}
