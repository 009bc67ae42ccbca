package lantian.registry.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.forms.Filling.Filled;
import lantian.platform.tenancy.PutRefused;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.Role;
import lantian.registry.child.Child;
import lantian.registry.child.People;
import lantian.registry.health.HealthCheck.Kind;
import lantian.registry.health.KeepHealthCheck.Finding;
import lantian.registry.health.KeepHealthCheck.Outcome.Kept;
import lantian.registry.health.KeepHealthCheck.Outcome.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each use case as it decides, seals, says and publishes; walls are tested on the database. */
class HealthCheckUseCasesTest {

    private static final HealthCheckId CHECK = new HealthCheckId(new UUID(0x7000, 1));

    private final Child xiaoMing = People.enrolled(People.xiaoMing());
    private final ClinicInMemory clinic = new ClinicInMemory(xiaoMing);

    @Test
    @Tag("A025")
    @Tag("A101")
    void a_check_up_is_stored_noted_and_published_once() {
        var first = keep(checkUp("2026-03-04"), PutRequest.ofNew("one"));
        var again = keep(checkUp("2026-03-04"), PutRequest.ofNew("one"));

        assertThat(first)
                .isInstanceOfSatisfying(
                        Kept.class, kept -> assertThat(kept.created()).isTrue());
        assertThat(again)
                .isInstanceOfSatisfying(
                        Kept.class, kept -> assertThat(kept.created()).isFalse());
        assertThat(clinic.audit.actions()).containsExactly("health-check.kept");
        assertThat(clinic.published).hasSize(1);
        assertThat(clinic.checks.stored()).isEqualTo(1);
    }

    @Test
    void other_results_under_the_same_id_need_the_version_that_stands_there() {
        keep(checkUp("2026-03-04"), PutRequest.ofNew("one"));

        assertThatThrownBy(() -> keep(checkUp("2026-03-05"), PutRequest.ofNew("other")))
                .isInstanceOf(PutRefused.class);
        assertThat(keep(checkUp("2026-03-05"), knowing(1))).isInstanceOf(Kept.class);
        assertThat(clinic.checks.all().getFirst().on()).isEqualTo("2026-03-05");
        assertThat(clinic.published).hasSize(2);
    }

    @Test
    void a_correction_keeps_child_and_kind() {
        keep(checkUp("2026-03-04"), PutRequest.ofNew("one"));
        var ill = new Finding(xiaoMing.id(), Kind.SICK_LEAVE, LocalDate.parse("2026-03-04"), results());

        assertThat(keep(ill, knowing(1))).isEqualTo(Refused.OTHER_CHECK);
    }

    @Test
    void a_day_to_come_and_a_day_before_birth_leave_no_trace() {
        assertThat(keep(checkUp("2026-04-01"), PutRequest.ofNew("a"))).isEqualTo(Refused.IN_THE_FUTURE);
        assertThat(keep(checkUp("2017-05-16"), PutRequest.ofNew("b"))).isEqualTo(Refused.BEFORE_BIRTH);
        assertThat(keep(checkUp("2017-05-17"), PutRequest.ofNew("c"))).isInstanceOf(Kept.class);
        assertThat(clinic.audit.actions()).hasSize(1);
    }

    @Test
    void only_who_keeps_the_archive_writes_and_reads() {
        keep(checkUp("2026-03-04"), PutRequest.ofNew("one"));

        clinic.actsAs(Role.CLASS_TEACHER, Set.of(UUID.randomUUID()));
        assertThat(keep(checkUp("2026-03-04"), PutRequest.ofNew("one"))).isEqualTo(Refused.UNKNOWN_CHILD);
        assertThat(clinic.call(() -> clinic.read().one(CHECK))).isEmpty();
        assertThat(clinic.call(() -> clinic.read().of(xiaoMing.id(), null, 10))).isEmpty();
        assertThat(clinic.call(() -> clinic.read().growth(xiaoMing.id()))).isEmpty();

        clinic.actsAs(Role.CAREGIVER, Set.of());
        assertThat(keep(checkUp("2026-03-04"), PutRequest.ofNew("one"))).isEqualTo(Refused.UNKNOWN_CHILD);

        clinic.actsAs(Role.CLASS_TEACHER, Set.of(People.CLASS));
        assertThat(clinic.call(() -> clinic.read().one(CHECK))).isPresent();
    }

    @Test
    void what_was_found_lies_sealed_and_comes_back_as_it_was() {
        keep(checkUp("2026-03-04"), PutRequest.ofNew("one"));

        var shown = clinic.call(() -> clinic.read().one(CHECK)).orElseThrow();

        assertThat(shown.results()).isEqualTo(results());
        assertThat(clinic.audit.entries().toString()).doesNotContain("132.5", "张医生");
    }

    @Test
    void each_look_leaves_an_entry_about_the_child() {
        keep(checkUp("2026-03-04"), PutRequest.ofNew("one"));

        clinic.call(() -> clinic.read().one(CHECK));
        clinic.call(() -> clinic.read().of(xiaoMing.id(), null, 10));
        clinic.call(() -> clinic.read().growth(xiaoMing.id()));

        assertThat(clinic.audit.entries())
                .filteredOn(entry -> entry.action().equals("child.health-viewed"))
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.subject()).isEqualTo(xiaoMing.id()));
    }

    @Test
    void a_forgotten_check_says_that_it_was_held_and_nothing_more() {
        keep(checkUp("2026-03-04"), PutRequest.ofNew("one"));

        clinic.call(() -> {
            clinic.keep().forget(xiaoMing.id());
            return true;
        });

        assertThat(clinic.checks.all().getFirst().on()).isEqualTo("2026-03-04");
        assertThat(clinic.checks.all().getFirst().results(clinic.vault.key(xiaoMing.id()), clinic.forms))
                .isEmpty();
    }

    @Test
    @Tag("B1001")
    @Tag("B1002")
    void height_and_weight_give_the_body_mass_index() {
        assertThat(results().bmi().orElseThrow()).isBetween(new BigDecimal("17.14"), new BigDecimal("17.15"));
    }

    private KeepHealthCheck.Outcome keep(Finding finding, PutRequest request) {
        return clinic.call(() -> clinic.keep().keep(CHECK, finding, request));
    }

    private Finding checkUp(String day) {
        return new Finding(xiaoMing.id(), Kind.CHECK_UP, LocalDate.parse(day), results());
    }

    private Results results() {
        var filled = clinic.form().fill(Map.of("systolic", 98, "advice", "多运动"), Set.of());
        return new Results(
                new BigDecimal("132.5"),
                new BigDecimal("30.1"),
                new BigDecimal("5.0"),
                new BigDecimal("0.8"),
                "张医生",
                Optional.of(((Filled) filled).details()));
    }

    private static PutRequest knowing(long version) {
        return new PutRequest("other", Optional.of(known -> known == version));
    }
}
