package lantian.contactlog.excuse;

import static lantian.contactlog.calendar.Calendars.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.excuse.ExcuseResult.Done;
import lantian.contactlog.excuse.ExcuseResult.Refused;
import lantian.contactlog.matching.Knowledge;
import lantian.contactlog.obligation.Children;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.peopleview.LooksAfter;
import lantian.contactlog.tracking.CareRecordsInMemory;
import lantian.contactlog.worklist.WorklistsInMemory;
import lantian.platform.memory.AuditInMemory;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.TenantId;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullMarked
class ExcuseObligationTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String ILL = "孩子住院";

    private final Actor agent = actor(1, Role.CAREGIVER);
    private final Actor otherAgent = actor(2, Role.CAREGIVER);
    private final Actor stranger = actor(3, Role.CAREGIVER);
    private final Actor admin = actor(4, Role.SCHOOL_ADMIN);
    private final CareRecordsInMemory school = CareRecordsInMemory.of(Children.xiaoMing());
    private final ExcusesInMemory excuses = new ExcusesInMemory();

    @BeforeEach
    void issued() {
        school.trackObligations().issue(List.of(Children.XIAO_MING));
        school.published();
    }

    @Test
    void what_one_asks_and_another_approves_is_excused_and_published_once() {
        assertThat(on("2025-09-10").ask(talk(), ILL, agent)).isInstanceOf(Done.class);
        assertThat(school.published()).isEmpty();

        assertThat(approver(on("2025-09-11").approve(talk(), Optional.of("同意"), admin)))
                .contains(admin.account());

        assertThat(school.find(talk()).history().latest()).isEqualTo(new Knowledge.Excused());
        assertThat(school.published())
                .extracting(tracked -> tracked.obligation().id())
                .containsExactly(talk());
        assertThat(approver(on("2025-09-12").approve(talk(), Optional.empty(), actor(5, Role.SCHOOL_ADMIN))))
                .contains(admin.account());
        assertThat(school.published()).isEmpty();
    }

    @Test
    void the_second_time_it_has_been_asked_and_for_another_reason_it_is_refused() {
        var first = on("2025-09-10").ask(talk(), ILL, agent);

        assertThat(on("2025-09-11").ask(talk(), ILL, agent)).isEqualTo(first);
        assertThat(on("2025-09-11").ask(talk(), "外出", agent)).isEqualTo(Refused.ALREADY_ASKED);
        assertThat(on("2025-09-11").ask(talk(), ILL, otherAgent)).isEqualTo(Refused.ALREADY_ASKED);
        assertThat(excuses.requests).hasSize(1);
    }

    @Test
    void of_a_child_in_somebody_elses_care_nothing_is_said() {
        assertThat(on("2025-09-10").ask(talk(), ILL, stranger)).isEqualTo(Refused.UNKNOWN_OBLIGATION);
        assertThat(on("2025-09-10").ask(new ObligationId(new UUID(0, 9)), ILL, admin))
                .isEqualTo(Refused.UNKNOWN_OBLIGATION);

        on("2025-09-10").ask(talk(), ILL, agent);

        assertThat(on("2025-09-10").approve(talk(), Optional.empty(), stranger)).isEqualTo(Refused.UNKNOWN_OBLIGATION);
    }

    @Test
    void nobody_approves_what_was_not_asked_or_what_he_asked_himself_or_without_the_office() {
        assertThat(on("2025-09-10").approve(talk(), Optional.empty(), admin)).isEqualTo(Refused.NOT_ASKED);

        on("2025-09-10").ask(talk(), ILL, admin);

        assertThat(on("2025-09-10").approve(talk(), Optional.empty(), admin)).isEqualTo(Refused.FOUR_EYES);
        assertThat(on("2025-09-10").approve(talk(), Optional.empty(), agent)).isEqualTo(Refused.NOT_ALLOWED);
        assertThat(school.published()).isEmpty();
    }

    @Test
    void the_last_day_to_ask_is_also_the_last_to_approve() {
        assertThat(on("2025-10-23").ask(talk(), ILL, agent)).isEqualTo(Refused.TOO_LATE);
        assertThat(on("2025-10-22").ask(talk(), ILL, agent)).isInstanceOf(Done.class);
        assertThat(on("2025-10-23").approve(talk(), Optional.empty(), admin)).isEqualTo(Refused.TOO_LATE);
        assertThat(school.published()).isEmpty();
        assertThat(on("2025-10-22").approve(talk(), Optional.empty(), admin)).isInstanceOf(Done.class);
    }

    private static Optional<UUID> approver(ExcuseResult result) {
        return result instanceof Done(var request) ? request.approvedBy() : Optional.empty();
    }

    private ObligationId talk() {
        return school.all().stream()
                .map(tracked -> tracked.obligation())
                .filter(obligation -> obligation.rule().equals("TALK-MONTH"))
                .filter(obligation -> obligation.opensOn().equals(day("2025-09-01")))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private ExcuseObligation on(String today) {
        var noon = Clock.fixed(day(today).atTime(12, 0).atZone(ZONE).toInstant(), ZONE);
        var access = new LooksAfter(Set.of(agent.account(), otherAgent.account()), day("2026-07-31"));
        return new ExcuseObligation(
                new WorklistsInMemory(school::all).readWorklists(access, noon),
                school,
                school.trackObligations(),
                excuses,
                new AuditInMemory(),
                noon);
    }

    private static Actor actor(int number, Role role) {
        return new Actor(
                new UUID(1, number), "actor-" + number, new TenantId(new UUID(0, 1)), Set.of(role), Optional.empty());
    }

    private static final class ExcusesInMemory implements Excuses {

        private final Map<ObligationId, Request> requests = new HashMap<>();

        @Override
        public Optional<Request> find(ObligationId obligation) {
            return Optional.ofNullable(requests.get(obligation));
        }

        @Override
        public List<Pending> pending(@Nullable ChildId child, @Nullable UUID after, int atMost) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void ask(Request request, Instant at) {
            requests.put(request.obligation(), request);
        }

        @Override
        public void approve(Request request, UUID by, Optional<String> comment, Instant at) {
            requests.put(request.obligation(), request.approvedBy(by));
        }
    }
}
