package lantian.contactlog.worklist;

import static lantian.contactlog.calendar.Calendars.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.obligation.Children;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.peopleview.LooksAfter;
import lantian.contactlog.tracking.CareRecordsInMemory;
import lantian.contactlog.worklist.Worklists.Filter;
import lantian.contactlog.worklist.Worklists.Part;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadWorklistsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate LAST_DAY = day("2025-09-30");
    private static final Filter ALL = new Filter(null, null);

    private final Actor agent = actor(1, Role.CAREGIVER);
    private final Actor stranger = actor(2, Role.CAREGIVER);
    private final Actor admin = actor(3, Role.SCHOOL_ADMIN);
    private final CareRecordsInMemory school = CareRecordsInMemory.of(Children.xiaoMing());

    @BeforeEach
    void issued() {
        school.trackObligations().issue(List.of(Children.XIAO_MING));
    }

    @Test
    void an_obligation_is_shown_to_who_looks_after_the_child_and_to_the_administration() {
        var one = school.all().iterator().next().obligation().id();
        var read = on("2025-09-10");

        assertThat(read.one(one, agent)).isPresent();
        assertThat(read.one(one, admin)).isPresent();
        assertThat(read.one(one, stranger)).isEmpty();
        assertThat(read.one(new ObligationId(new UUID(0, 9)), admin)).isEmpty();
    }

    @Test
    void who_looks_after_the_child_sees_it_on_the_last_day_and_not_on_the_next() {
        var part = part(Children.XIAO_MING);

        assertThat(on("2025-09-30").ofChild(agent, part, ALL, null, 5)).isPresent();
        assertThat(on("2025-10-01").ofChild(agent, part, ALL, null, 5)).isEmpty();
    }

    @Test
    void the_list_of_no_child_in_particular_is_nobodys_but_the_administrations() {
        assertThat(on("2025-09-10").ofChild(agent, part(null), ALL, null, 5)).isEmpty();
        assertThat(on("2025-09-10").all(part(null), ALL, null, 5)).hasSize(5);
    }

    private ReadWorklists on(String today) {
        var noon = Clock.fixed(day(today).atTime(12, 0).atZone(ZONE).toInstant(), ZONE);
        return new WorklistsInMemory(school::all)
                .readWorklists(new LooksAfter(Set.of(agent.account()), LAST_DAY), noon);
    }

    private static Part part(@Nullable ChildId child) {
        return new Part(child, null, false, null, null);
    }

    private static Actor actor(int number, Role role) {
        return new Actor(
                new UUID(1, number), "actor-" + number, new TenantId(new UUID(0, 1)), Set.of(role), Optional.empty());
    }
}
