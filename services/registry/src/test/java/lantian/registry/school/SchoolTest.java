package lantian.registry.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchoolTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
    private static final LocalDate NEXT_TERM = LocalDate.of(2027, 2, 22);
    private static final AreaId AREA = new AreaId(UUID.randomUUID());

    private final SchoolId id = new SchoolId(UUID.randomUUID());

    @Test
    void a_school_answers_from_the_day_it_is_at_work() {
        var school = new School(id, saying(null), "first");

        assertThat(school.countsFrom()).isNull();
        school.open(TODAY);

        assertThat(school.state()).isEqualTo(School.State.ACTIVE);
        assertThat(school.countsFrom()).isEqualTo(TODAY);
    }

    @Test
    void the_day_that_the_bureau_named_stays_when_it_opens_and_when_nothing_is_said_of_it() {
        var school = new School(id, saying(NEXT_TERM), "first");

        school.open(TODAY);
        school.describe(saying(null), "second");

        assertThat(school.countsFrom()).isEqualTo(NEXT_TERM);
        assertThat(school.revision().fingerprint()).isEqualTo("second");
    }

    @Test
    void what_is_said_of_a_suspended_school_does_not_let_it_in_again() {
        var school = new School(id, saying(null), "first");
        school.open(TODAY);
        school.suspend();

        school.describe(saying(NEXT_TERM), "second");

        assertThat(school.state()).isEqualTo(School.State.SUSPENDED);
        assertThat(school.countsFrom()).isEqualTo(NEXT_TERM);
        school.resume();
        assertThat(school.state()).isEqualTo(School.State.ACTIVE);
    }

    @Test
    void the_county_knows_all_schools_a_supervisor_the_area_and_everybody_the_own_one() {
        var school = new School(id, saying(null), "first");
        var elsewhere = new TenantId(UUID.randomUUID());

        assertThat(school.isKnownTo(actor(elsewhere, Role.COUNTY_OFFICER, null)))
                .isTrue();
        assertThat(school.isKnownTo(actor(elsewhere, Role.AUDITOR, null))).isTrue();
        assertThat(school.isKnownTo(actor(elsewhere, Role.AREA_SUPERVISOR, AREA.value())))
                .isTrue();
        assertThat(school.isKnownTo(actor(elsewhere, Role.AREA_SUPERVISOR, UUID.randomUUID())))
                .isFalse();
        assertThat(school.isKnownTo(actor(elsewhere, Role.AREA_SUPERVISOR, null)))
                .isFalse();
        assertThat(school.isKnownTo(actor(id.tenant(), Role.CLASS_TEACHER, null)))
                .isTrue();
        assertThat(school.isKnownTo(actor(elsewhere, Role.SCHOOL_ADMIN, null))).isFalse();
    }

    private static Actor actor(TenantId tenant, Role role, @Nullable UUID area) {
        return new Actor(UUID.randomUUID(), "somebody", tenant, Set.of(role), Optional.ofNullable(area));
    }

    private static SchoolDescription saying(@Nullable LocalDate countsFrom) {
        return new SchoolDescription("X1", "溪北小学", Stage.PRIMARY, AREA, countsFrom);
    }
}
