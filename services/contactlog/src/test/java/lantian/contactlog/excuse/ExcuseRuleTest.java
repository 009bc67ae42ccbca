package lantian.contactlog.excuse;

import static lantian.contactlog.calendar.Calendars.day;
import static lantian.contactlog.calendar.Calendars.days;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.calendar.Calendars;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.excuse.ExcuseResult.Refused;
import lantian.contactlog.matching.History;
import lantian.contactlog.matching.Knowledge;
import lantian.contactlog.obligation.Children;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.standard.Standards;
import lantian.contactlog.tracking.CareRecord;
import lantian.contactlog.tracking.ObligationUpdate;
import lantian.contactlog.tracking.SchoolRules;
import lantian.contactlog.tracking.TrackedObligation;
import org.junit.jupiter.api.Test;

class ExcuseRuleTest {

    @Test
    void from_the_day_it_opens_until_the_tenth_school_day_after_it_was_due_it_may_be_excused() {
        var talk = talkOfSeptember(CareTeam.NOBODY);

        assertThat(refusedOn("2025-08-31", talk)).contains(Refused.TOO_EARLY);
        assertThat(refusedOn("2025-09-01", talk)).isEmpty();
        assertThat(refusedOn("2025-09-30", talk)).isEmpty();
        // the holidays of October don't count
        assertThat(refusedOn("2025-10-22", talk)).isEmpty();
        assertThat(refusedOn("2025-10-23", talk)).contains(Refused.TOO_LATE);
    }

    @Test
    void what_is_met_needs_no_excuse_however_long_ago() {
        var talk = talkOfSeptember(CareTeam.NOBODY);
        var on = day("2025-09-10");
        var met = new TrackedObligation(
                talk.obligation(),
                new History(List.of(new Knowledge.Since(on, new Knowledge.Satisfied(new UUID(0, 1), on, on, true)))),
                talk.places(),
                2);

        assertThat(refusedOn("2025-09-10", met)).contains(Refused.ALREADY_MET);
        assertThat(refusedOn("2026-03-01", met)).contains(Refused.ALREADY_MET);
    }

    @Test
    void what_is_void_needs_no_excuse_from_the_day_it_is_void() {
        var left = new CareRecord(
                Children.enrolled(days("2024-09-01", "2025-09-15")), CareTeam.NOBODY, List.of(), List.of(), List.of());
        var talk = talkOfSeptember(left);

        assertThat(refusedOn("2025-09-15", talk)).isEmpty();
        assertThat(refusedOn("2025-09-16", talk)).contains(Refused.ALREADY_VOID);
    }

    private static Optional<Refused> refusedOn(String today, TrackedObligation tracked) {
        return new ExcuseRule(Calendars.YEAR, day(today)).refuse(tracked);
    }

    private static TrackedObligation talkOfSeptember(CareTeam team) {
        return talkOfSeptember(new CareRecord(Children.xiaoMing(), team, List.of(), List.of(), List.of()));
    }

    private static TrackedObligation talkOfSeptember(CareRecord record) {
        var rules = SchoolRules.of(Standards.DEFAULT, Calendars.YEAR, Closures.NONE, Optional.empty(), "stamp");
        return new ObligationUpdate(rules)
                .issue(record).stream()
                        .filter(tracked -> tracked.obligation().rule().equals("TALK-MONTH"))
                        .filter(tracked -> tracked.obligation().opensOn().equals(LocalDate.of(2025, 9, 1)))
                        .findFirst()
                        .orElseThrow();
    }
}
