package lantian.contactlog.tracking;

import static lantian.contactlog.calendar.Calendars.day;
import static lantian.contactlog.calendar.Calendars.days;
import static lantian.contactlog.calendar.Calendars.since;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.calendar.Calendars;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.child.CareTeam.InClass;
import lantian.contactlog.child.CareTeam.Pair;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.child.PairKind;
import lantian.contactlog.matching.History;
import lantian.contactlog.matching.Knowledge;
import lantian.contactlog.obligation.Children;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.obligation.Obligation.Reason;
import lantian.contactlog.obligation.Obligation.Voided;
import lantian.contactlog.standard.Standards;
import lantian.contactlog.tracking.TrackedObligation.Place;
import org.junit.jupiter.api.Test;

class ObligationUpdateTest {

    private static final ClassId ONE = new ClassId(new UUID(0, 1));
    private static final ClassId TWO = new ClassId(new UUID(0, 2));
    private static final CaregiverId AGENT = new CaregiverId(new UUID(0, 3));

    private static final CareTeam MOVING = new CareTeam(
            List.of(new InClass(ONE, days("2025-09-01", "2025-10-14")), new InClass(TWO, since("2025-10-15"))),
            List.of(),
            List.of(new Pair(AGENT, PairKind.AGENT_PARENT, days("2025-10-10", "2025-10-20"))));

    @Test
    void an_obligation_goes_with_the_child_while_it_is_open() {
        var talk = issued("TALK-MONTH", "2025-10-31");

        assertThat(talk.places())
                .containsExactly(
                        new Place(day("2025-10-01"), Optional.of(ONE), Optional.empty()),
                        new Place(day("2025-10-10"), Optional.of(ONE), Optional.of(AGENT)),
                        new Place(day("2025-10-15"), Optional.of(TWO), Optional.of(AGENT)),
                        new Place(day("2025-10-21"), Optional.of(TWO), Optional.empty()));
        assertThat(talk.schoolClass()).contains(TWO);
    }

    @Test
    void what_changes_after_the_grace_moves_nothing() {
        assertThat(issued("HV-TERM", "2025-09-28").places())
                .containsExactly(new Place(day("2025-09-01"), Optional.of(ONE), Optional.empty()));
    }

    @Test
    void what_is_met_no_more_follows_the_calendar_and_the_childs_days_again() {
        var talk = issued("TALK-MONTH", "2025-10-31");
        var met = new TrackedObligation(
                talk.obligation(),
                new History(List.of(new Knowledge.Since(
                        day("2025-10-08"),
                        new Knowledge.Satisfied(new UUID(0, 9), day("2025-10-08"), day("2025-10-08"), true)))),
                talk.places(),
                2);
        var left = Children.leftBehind(days("2024-09-01", "2025-10-10"));
        var closed = new Closures(List.of(days("2025-10-01", "2025-10-31")));

        var withoutContact = new CareRecord(left, MOVING, List.of(met), List.of(), List.of());

        assertThat(again(Closures.NONE, withoutContact))
                .returns(false, TrackedObligation::met)
                .extracting(tracked -> tracked.obligation().voided().orElseThrow())
                .isEqualTo(new Voided(day("2025-10-11"), Reason.LEFT));
        assertThat(again(closed, withoutContact)
                        .obligation()
                        .voided()
                        .orElseThrow()
                        .reason())
                .isEqualTo(Reason.CLOSED);
    }

    private static TrackedObligation again(Closures closures, CareRecord record) {
        var before = record.obligations().getFirst();
        return new ObligationUpdate(
                        SchoolRules.of(Standards.DEFAULT, Calendars.YEAR, closures, Optional.empty(), "stamp"))
                .issue(record).stream()
                        .filter(tracked -> tracked.obligation()
                                .id()
                                .equals(before.obligation().id()))
                        .findFirst()
                        .orElseThrow();
    }

    private static TrackedObligation issued(String rule, String dueOn) {
        var rules = SchoolRules.of(Standards.DEFAULT, Calendars.YEAR, Closures.NONE, Optional.empty(), "stamp");
        var record = new CareRecord(Children.xiaoMing(), MOVING, List.of(), List.of(), List.of());
        return new ObligationUpdate(rules)
                .issue(record).stream()
                        .filter(tracked -> tracked.obligation().rule().equals(rule))
                        .filter(tracked -> tracked.obligation().dueOn().equals(day(dueOn)))
                        .findFirst()
                        .orElseThrow();
    }
}
