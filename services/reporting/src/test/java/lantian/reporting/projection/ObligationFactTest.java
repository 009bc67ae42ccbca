package lantian.reporting.projection;

import static lantian.reporting.projection.Obligations.excused;
import static lantian.reporting.projection.Obligations.met;
import static lantian.reporting.projection.Obligations.october;
import static lantian.reporting.projection.Obligations.openingVisit;
import static lantian.reporting.projection.Obligations.september;
import static lantian.reporting.projection.Obligations.then;
import static lantian.reporting.projection.Obligations.unmetAgain;
import static lantian.reporting.projection.Obligations.voidFrom;
import static lantian.reporting.rollup.Measure.AWAITING;
import static lantian.reporting.rollup.Measure.COHORT;
import static lantian.reporting.rollup.Measure.COMPLETED;
import static lantian.reporting.rollup.Measure.ENTERED_LATE;
import static lantian.reporting.rollup.Measure.EXCUSED;
import static lantian.reporting.rollup.Measure.MISSED;
import static lantian.reporting.rollup.Measure.ON_TIME;
import static lantian.reporting.rollup.Measure.OPEN;
import static lantian.reporting.rollup.Measure.OPEN_MET;
import static lantian.reporting.rollup.Measure.OVERDUE_FORTNIGHT;
import static lantian.reporting.rollup.Measure.OVERDUE_LONGER;
import static lantian.reporting.rollup.Measure.OVERDUE_WEEK;
import static lantian.reporting.rollup.Measure.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lantian.reporting.projection.ObligationFact.Known;
import org.junit.jupiter.api.Test;

/** One obligation through time, by the definitions of the figures. Due on 28 September, grace to 1 October. */
class ObligationFactTest {

    @Test
    void before_its_window_opens_it_counts_nowhere() {
        var visit = voidFrom(september(1).minusDays(30), openingVisit());

        assertThat(visit.on(september(1).minusDays(1))).isEmpty();
    }

    @Test
    void what_should_never_have_been_issued_counts_only_while_it_is_known_to_be_met() {
        var met = new Known(september(20), ObligationFact.State.MET, september(5), true);
        var lost = new Known(september(25), ObligationFact.State.UNMET, null, false);

        var never = takenBack(openingVisit(), List.of());
        var kept = takenBack(openingVisit(), List.of(met, lost));

        assertThat(september(1).datesUntil(october(1).plusDays(90)))
                .allSatisfy(day -> assertThat(never.on(day)).isEmpty());
        assertThat(kept.on(september(19))).isEmpty();
        assertThat(kept.on(september(20))).containsExactlyInAnyOrder(OPEN, OPEN_MET);
        assertThat(kept.on(september(25))).isEmpty();
    }

    private static ObligationFact takenBack(ObligationFact issued, List<Known> history) {
        return new ObligationFact(
                issued.obligation(),
                issued.child(),
                issued.opensOn(),
                issued.dueOn(),
                issued.graceUntil(),
                issued.lateUntil(),
                null,
                null,
                issued.places(),
                ObligationFact.metAlone(issued.opensOn(), history),
                issued.version() + 1);
    }

    @Test
    void both_ends_of_the_window_belong_to_it() {
        var visit = openingVisit();

        assertThat(visit.on(september(1))).containsExactlyInAnyOrder(OPEN);
        assertThat(visit.on(september(28))).containsExactlyInAnyOrder(OPEN);
    }

    @Test
    void past_due_and_within_the_grace_it_awaits_entry_and_is_still_open() {
        var visit = openingVisit();

        assertThat(visit.on(september(29))).containsExactlyInAnyOrder(OPEN, AWAITING);
        assertThat(visit.on(october(1))).containsExactlyInAnyOrder(OPEN, AWAITING);
    }

    @Test
    void it_joins_the_cohort_the_day_after_the_grace() {
        var visit = openingVisit();

        assertThat(visit.on(october(2))).containsExactlyInAnyOrder(COHORT, OVERDUE_WEEK);
    }

    @Test
    void overdue_ages_count_days_since_due() {
        var visit = openingVisit();

        assertThat(visit.on(october(5))).contains(OVERDUE_WEEK);
        assertThat(visit.on(october(6))).contains(OVERDUE_FORTNIGHT);
        assertThat(visit.on(october(12))).contains(OVERDUE_FORTNIGHT);
        assertThat(visit.on(october(13))).contains(OVERDUE_LONGER);
        assertThat(visit.on(october(28))).contains(OVERDUE_LONGER);
    }

    @Test
    void past_the_late_limit_it_is_missed() {
        assertThat(openingVisit().on(october(29))).containsExactlyInAnyOrder(COHORT, MISSED);
    }

    @Test
    void met_in_its_window_it_is_open_and_met_until_the_grace_ends_then_on_time() {
        var visit = openingVisit(met(september(12), september(12), true));

        assertThat(visit.on(september(11))).containsExactlyInAnyOrder(OPEN);
        assertThat(visit.on(september(12))).containsExactlyInAnyOrder(OPEN, OPEN_MET);
        assertThat(visit.on(october(1))).containsExactlyInAnyOrder(OPEN, OPEN_MET);
        assertThat(visit.on(october(2))).containsExactlyInAnyOrder(COHORT, COMPLETED, ON_TIME);
    }

    @Test
    void done_in_the_window_and_entered_within_the_grace_it_stops_awaiting_and_is_on_time() {
        var visit = openingVisit(met(september(27), september(30), true));

        assertThat(visit.on(september(29))).contains(AWAITING);
        assertThat(visit.on(september(30))).containsExactlyInAnyOrder(OPEN, OPEN_MET);
        assertThat(visit.on(october(2))).contains(ON_TIME);
    }

    @Test
    void done_in_the_window_and_entered_too_late_it_is_completed_and_not_on_time() {
        var visit = openingVisit(met(september(20), october(4), false));

        assertThat(visit.on(october(3))).containsExactlyInAnyOrder(COHORT, OVERDUE_WEEK);
        assertThat(visit.on(october(4))).containsExactlyInAnyOrder(COHORT, COMPLETED, ENTERED_LATE);
    }

    @Test
    void done_after_its_due_day_it_is_completed_late() {
        var visit = openingVisit(met(october(10), october(10), false));

        assertThat(visit.on(october(10))).containsExactlyInAnyOrder(COHORT, COMPLETED);
    }

    @Test
    void done_in_time_and_entered_after_the_late_limit_it_stops_being_missed() {
        var visit = openingVisit(met(october(20), october(30), false));

        assertThat(visit.on(october(29))).contains(MISSED);
        assertThat(visit.on(october(30))).containsExactlyInAnyOrder(COHORT, COMPLETED);
    }

    @Test
    void an_excuse_counts_from_its_approval_and_leaves_the_cohort() {
        var visit = openingVisit(excused(october(8)));

        assertThat(visit.on(october(7))).contains(COHORT);
        assertThat(visit.on(october(8))).containsExactlyInAnyOrder(EXCUSED);
    }

    @Test
    void excused_within_its_window_it_is_open_no_more() {
        var visit = openingVisit(excused(september(10)));

        assertThat(visit.on(september(10))).containsExactlyInAnyOrder(EXCUSED);
    }

    @Test
    void a_child_that_left_owes_nothing_from_the_day_after_and_what_was_open_before_stays_so() {
        var visit = voidFrom(september(16), openingVisit());

        assertThat(visit.on(september(15))).containsExactlyInAnyOrder(OPEN);
        assertThat(visit.on(september(16))).containsExactlyInAnyOrder(VOID);
        assertThat(visit.on(october(29))).containsExactlyInAnyOrder(VOID);
    }

    @Test
    void what_was_met_before_the_child_left_stays_met() {
        var visit = voidFrom(september(16), openingVisit(met(september(12), september(20), true)));

        assertThat(visit.on(september(17))).containsExactlyInAnyOrder(VOID);
        assertThat(visit.on(september(20))).containsExactlyInAnyOrder(OPEN, OPEN_MET);
        assertThat(visit.on(october(2))).contains(ON_TIME);
    }

    @Test
    void what_is_excused_stays_so_when_the_child_leaves() {
        var visit = voidFrom(september(16), openingVisit(excused(september(10))));

        assertThat(visit.on(september(12))).containsExactlyInAnyOrder(EXCUSED);
        assertThat(visit.on(september(16))).containsExactlyInAnyOrder(EXCUSED);
    }

    @Test
    void nobody_knew_of_it_before_the_contact_that_raised_it_was_received() {
        var visit = openingVisit();
        var raised = new ObligationFact(
                visit.obligation(),
                visit.child(),
                visit.opensOn(),
                visit.dueOn(),
                visit.graceUntil(),
                visit.lateUntil(),
                october(10),
                null,
                visit.places(),
                visit.history(),
                1);

        assertThat(raised.on(october(9))).isEmpty();
        assertThat(raised.on(october(10))).contains(COHORT);
    }

    @Test
    void a_window_inside_a_closure_is_void_as_soon_as_it_would_have_opened() {
        var visit = voidFrom(september(1), openingVisit());

        assertThat(visit.on(september(1))).containsExactlyInAnyOrder(VOID);
    }

    @Test
    void a_correction_counts_from_its_own_receipt() {
        var visit = then(openingVisit(met(september(12), september(12), true)), unmetAgain(october(3)));

        assertThat(visit.on(october(2))).contains(ON_TIME);
        assertThat(visit.on(october(3))).containsExactlyInAnyOrder(COHORT, OVERDUE_WEEK);
    }
}
