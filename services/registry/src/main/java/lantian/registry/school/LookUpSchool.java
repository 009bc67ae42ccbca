package lantian.registry.school;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.UseCase;
import lantian.registry.staff.FirstAdministrator;
import lantian.registry.staff.StaffMember;
import org.jspecify.annotations.Nullable;

/** Reads of the directory. */
@UseCase
public class LookUpSchool {

    private final Schools schools;
    private final Areas areas;
    private final Terms terms;
    private final Classes classes;
    private final Onboardings onboardings;
    private final FirstAdministrator administrators;

    LookUpSchool(
            Schools schools,
            Areas areas,
            Terms terms,
            Classes classes,
            Onboardings onboardings,
            FirstAdministrator administrators) {
        this.schools = schools;
        this.areas = areas;
        this.terms = terms;
        this.classes = classes;
        this.onboardings = onboardings;
        this.administrators = administrators;
    }

    public Optional<School> school(UUID id) {
        return schools.find(id);
    }

    public List<School> schools(
            String afterCode, @Nullable UUID area, @Nullable UUID only, @Nullable String part, int limit) {
        return schools.after(afterCode, area, only, part, limit);
    }

    /** How many {@link #schools} has in all. */
    public long count(@Nullable UUID area, @Nullable UUID only, @Nullable String part) {
        return schools.count(area, only, part);
    }

    /**
     * How the bound school's onboarding goes. The one-time password comes with the first answer that shows the school open:
     * who asks again and again looks for that one, and must not lose what an earlier one said.
     *
     * @param school as the answer will show it
     */
    public Optional<Progress> progress(School school) {
        return onboardings.ofSchool(school.id()).map(onboarding -> {
            var administrator = administrators.find(onboarding.administrator()).orElseThrow();
            var password = school.state() == School.State.ONBOARDING
                    ? Optional.<String>empty()
                    : administrators.oneTimePassword(onboarding.administrator());
            return new Progress(onboarding, administrator, password.orElse(null));
        });
    }

    /** An onboarding as the bureau sees it. */
    public record Progress(
            Onboarding onboarding,
            StaffMember administrator,
            @Nullable String oneTimePassword) {}

    public List<Closure> closures(UUID school) {
        return schools.closures(school);
    }

    public Optional<Area> area(UUID id) {
        return areas.find(id);
    }

    public List<Area> areas(String afterCode, @Nullable String part, int limit) {
        return areas.after(afterCode, part, limit);
    }

    public List<Term> terms() {
        return terms.all();
    }

    public Optional<SchoolClass> schoolClass(UUID id) {
        return classes.schoolClass(id);
    }

    public List<SchoolClass> classes() {
        return classes.all();
    }
}
