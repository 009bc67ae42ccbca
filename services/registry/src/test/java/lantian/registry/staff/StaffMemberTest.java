package lantian.registry.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Role;
import lantian.registry.staff.Account.Failure;
import lantian.registry.staff.Account.Step;
import lantian.registry.staff.StaffMember.Belonging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 教职工: what an appointment does to classes, and how an account goes on. */
class StaffMemberTest {

    private static final LocalDate TERM = LocalDate.of(2026, 9, 1);
    private static final LocalDate CHANGE = LocalDate.of(2026, 11, 2);
    private static final Instant NOW = Instant.parse("2026-11-02T01:00:00Z");
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();

    private final StaffMember chen = chen();

    private static StaffMember chen() {
        var chen = new StaffMember(new StaffId(UUID.randomUUID()), UUID.randomUUID());
        chen.call("chen", "陈老师", "chen@example.org");
        chen.appoint(Set.of(Role.CLASS_TEACHER), true, Account.WANTED, "first");
        return chen;
    }

    @Test
    void a_class_that_is_given_up_ends_the_day_before_the_change() {
        chen.teach(Set.of(ONE), TERM, Map.of(ONE, TERM), NOW);

        chen.teach(Set.of(TWO), CHANGE, Map.of(TWO, CHANGE), NOW);

        assertThat(chen.classes())
                .extracting(Assignment::schoolClass, Assignment::from, Assignment::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ONE, TERM, CHANGE.minusDays(1)),
                        org.assertj.core.groups.Tuple.tuple(TWO, CHANGE, null));
    }

    @Test
    void an_assignment_that_began_with_the_change_was_none() {
        chen.teach(Set.of(ONE), CHANGE, Map.of(ONE, CHANGE), NOW);

        chen.teach(Set.of(), CHANGE, Map.of(), NOW);

        assertThat(chen.classes()).isEmpty();
    }

    @Test
    void a_class_that_stays_keeps_its_first_day() {
        chen.teach(Set.of(ONE), TERM, Map.of(ONE, TERM), NOW);

        assertThat(chen.newClasses(Set.of(ONE, TWO))).containsExactly(TWO);
        chen.teach(Set.of(ONE, TWO), CHANGE, Map.of(TWO, CHANGE), NOW);

        assertThat(chen.classes()).extracting(Assignment::from).containsExactly(TERM, CHANGE);
    }

    @Test
    void an_assignment_that_ended_by_mistake_goes_on_when_it_begins_on_the_same_day() {
        chen.teach(Set.of(ONE), TERM, Map.of(ONE, TERM), NOW);
        chen.teach(Set.of(), CHANGE, Map.of(), NOW);

        chen.teach(Set.of(ONE), CHANGE, Map.of(ONE, TERM), NOW);

        assertThat(chen.classes()).singleElement().satisfies(it -> {
            assertThat(it.from()).isEqualTo(TERM);
            assertThat(it.to()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT, PENDING",
        "FAILED, PENDING",
        "OFFERED, OFFERED",
        "ONE_TIME_PASSWORD, ACTIVE",
        "MEMBERSHIP, ACTIVE",
        "READY, ACTIVE"
    })
    void an_account_belongs_to_the_school_once_it_is_established(Step step, Belonging belonging) {
        chen.become(new Account(step, null, false));

        assertThat(chen.belonging()).isEqualTo(belonging);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void who_left_belongs_nowhere_however_far_the_account_is(Step step) {
        chen.appoint(Set.of(Role.CLASS_TEACHER), false, new Account(step, null, false), "left");

        assertThat(chen.belonging()).isEqualTo(Belonging.ENDED);
    }

    @Test
    void a_user_name_is_fixed_until_the_account_failed() {
        assertThat(chen.mayBeCalled("chen-2")).isFalse();

        chen.fail(Failure.USERNAME_TAKEN);

        assertThat(chen.mayBeCalled("chen-2")).isTrue();
    }

    @Test
    void a_new_one_time_password_is_for_who_asked_and_ends_the_one_before() {
        var officer = UUID.randomUUID();
        chen.seal(new SealedPassword(UUID.randomUUID(), new byte[] {1}, NOW));
        chen.become(new Account(Step.READY, null, false));

        chen.resetPassword(officer);

        assertThat(chen.password()).isEmpty();
        assertThat(chen.account()).isEqualTo(Account.RESET);
        assertThat(chen.passwordWaitsFor(officer)).isFalse();
        chen.seal(new SealedPassword(UUID.randomUUID(), new byte[] {2}, NOW));
        chen.become(chen.account().at(Step.READY));
        assertThat(chen.passwordWaitsFor(officer)).isTrue();
        assertThat(chen.passwordWaitsFor(UUID.randomUUID())).isFalse();
    }

    @Test
    void a_password_of_which_nobody_noted_the_day_has_run_out() {
        var password = new SealedPassword();

        assertThat(password.expiresAt()).isBefore(NOW);
    }
}
