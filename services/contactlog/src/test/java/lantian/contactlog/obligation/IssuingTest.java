package lantian.contactlog.obligation;

import static lantian.contactlog.calendar.Calendars.YEAR;
import static lantian.contactlog.calendar.Calendars.day;
import static lantian.contactlog.calendar.Calendars.days;
import static lantian.contactlog.calendar.Calendars.since;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.calendar.Calendars;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.calendar.SchoolCalendar;
import lantian.contactlog.calendar.Term;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.obligation.Obligation.Cause;
import lantian.contactlog.obligation.Obligation.Reason;
import lantian.contactlog.obligation.Obligation.Voided;
import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.Standards;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class IssuingTest {

    private static final UUID CONTACT = UUID.fromString("01999999-0000-7000-8000-0000000000c1");

    private final Issuing issuing = new Issuing(Standards.DEFAULT, YEAR, Closures.NONE, Optional.empty());

    @Test
    @Tag("C201")
    @Tag("C103")
    @Tag("C202")
    @Tag("C203")
    @Tag("C303")
    @Tag("A052")
    @Tag("A070")
    void a_home_visit_is_owed_at_the_opening_the_middle_and_the_closing_of_each_term() {
        assertThat(windows("HV-TERM", Children.xiaoMing()))
                .containsExactly(
                        days("2025-09-01", "2025-09-28"),
                        days("2025-10-29", "2025-11-25"),
                        days("2025-12-27", "2026-01-23"),
                        days("2026-03-02", "2026-03-29"),
                        days("2026-04-22", "2026-05-19"),
                        days("2026-06-13", "2026-07-10"));
    }

    @Test
    @Tag("C219")
    @Tag("C103")
    @Tag("C302")
    @Tag("A049")
    @Tag("A070")
    void a_talk_is_owed_in_every_month_with_ten_school_days() {
        assertThat(windows("TALK-MONTH", Children.xiaoMing()))
                .hasSize(9)
                .startsWith(days("2025-09-01", "2025-09-30"))
                .endsWith(days("2026-06-01", "2026-06-30"));
    }

    @Test
    @Tag("C217")
    @Tag("C318")
    @Tag("A056")
    void a_call_of_the_family_is_owed_every_month() {
        assertThat(windows("FAMILY-MONTH", Children.xiaoMing())).hasSize(9);
    }

    @Test
    @Tag("C218")
    @Tag("C216")
    @Tag("C305")
    @Tag("A059")
    void a_contact_with_the_guardian_is_owed_every_month() {
        assertThat(windows("GUARDIAN-MONTH", Children.xiaoMing())).hasSize(9);
    }

    @Test
    @Tag("C228")
    @Tag("C304")
    @Tag("C307")
    @Tag("A064")
    @Tag("F39")
    void a_call_with_the_parents_and_a_training_of_the_guardian_are_owed_every_term() {
        assertThat(windows("PARENT-TERM", Children.xiaoMing()))
                .containsExactly(Calendars.AUTUMN.days(), Calendars.SPRING.days());
        assertThat(windows("TRAIN-TERM", Children.xiaoMing()))
                .containsExactly(Calendars.AUTUMN.days(), Calendars.SPRING.days());
    }

    @Test
    @Tag("C251")
    @Tag("C308")
    void a_health_check_is_owed_within_seven_days_of_the_start_of_the_school_year() {
        assertThat(windows("HEALTH-YEAR", Children.xiaoMing())).containsExactly(days("2025-09-01", "2025-09-07"));
    }

    @Test
    void a_child_at_high_risk_is_owed_a_talk_every_week_while_the_risk_lasts() {
        var child = Children.atHighRisk(days("2025-09-08", "2025-09-24"));

        var owed = owed("KEY-CHILD", child).stream()
                .filter(obligation -> obligation.voided().isEmpty())
                .toList();

        assertThat(owed)
                .extracting(Obligation::days)
                .containsExactly(days("2025-09-08", "2025-09-14"), days("2025-09-15", "2025-09-21"));
        assertThat(windows("KEY-CHILD", Children.xiaoMing())).isEmpty();
    }

    @Test
    void an_obligation_knows_its_grace_its_late_limit_and_its_standard() {
        var talk = owed("TALK-MONTH", Children.xiaoMing()).getFirst();

        assertThat(talk.dueOn()).isEqualTo(day("2025-09-30"));
        assertThat(talk.graceUntil()).isEqualTo(day("2025-10-13"));
        assertThat(talk.lateUntil()).isEqualTo(day("2025-10-30"));
        assertThat(talk.standardVersion()).isEqualTo(1);
    }

    @Test
    void issuing_again_gives_the_same_obligations_with_the_same_ids() {
        var again = new Issuing(Standards.DEFAULT, YEAR, Closures.NONE, Optional.empty())
                .plan(Children.xiaoMing(), List.of());

        assertThat(again).isEqualTo(issuing.plan(Children.xiaoMing(), List.of()));
        assertThat(again.obligations()).extracting(Obligation::id).doesNotHaveDuplicates();
    }

    @Test
    void a_child_who_is_not_left_behind_is_owed_nothing() {
        assertThat(issuing.plan(Children.leftBehind(), List.of()).obligations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-15, true, 14 of 28 days left",
        "2025-09-16, false, 13 of 28 days left",
    })
    void a_visit_window_entered_late_is_issued_with_14_days_left(String since, boolean issued, String why) {
        var opening = windows("HV-TERM", Children.leftBehind(since(since))).stream()
                .anyMatch(window -> window.to().equals(day("2025-09-28")));

        assertThat(opening).as(why).isEqualTo(issued);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-04, true, 4 of 7 days left: half the window",
        "2025-09-05, false, 3 of 7 days left",
    })
    void a_short_window_entered_late_is_issued_with_half_of_it_left(String since, boolean issued, String why) {
        var health = owed("HEALTH-YEAR", Children.leftBehind(since(since)));

        assertThat(health).as(why).hasSize(issued ? 1 : 0);
    }

    @Test
    void what_is_entered_late_opens_on_the_day_of_entry() {
        assertThat(windows("TALK-MONTH", Children.enrolled(since("2025-09-10"))))
                .startsWith(days("2025-09-10", "2025-09-30"), days("2025-10-01", "2025-10-31"));
    }

    @Test
    void a_window_entered_too_late_is_skipped_and_the_reason_is_kept() {
        var plan = issuing.plan(Children.enrolled(since("2025-09-20")), List.of());

        assertThat(plan.skipped())
                .contains(new Plan.Skipped(
                        "TALK-MONTH", "2025-09", days("2025-09-01", "2025-09-30"), days("2025-09-20", "2025-09-30")));
        assertThat(plan.obligations())
                .noneMatch(obligation -> obligation.window().equals("2025-09"));
    }

    @Test
    void a_child_who_leaves_is_owed_nothing_from_the_day_after_the_last_day() {
        var talks = owed("TALK-MONTH", Children.enrolled(days("2025-09-01", "2025-10-15")));

        assertThat(talks.get(0).voided()).isEmpty();
        assertThat(talks.get(1).days()).isEqualTo(days("2025-10-01", "2025-10-31"));
        assertThat(talks.get(1).voided()).contains(new Voided(day("2025-10-16"), Reason.LEFT));
        assertThat(talks.get(1).voidOn(day("2025-10-15"))).isFalse();
        assertThat(talks.get(1).voidOn(day("2025-10-16"))).isTrue();
    }

    @Test
    void windows_that_open_after_the_last_day_are_never_issued() {
        assertThat(owed("TALK-MONTH", Children.enrolled(days("2025-09-01", "2025-10-15"))))
                .extracting(Obligation::days)
                .containsExactly(days("2025-09-01", "2025-09-30"), days("2025-10-01", "2025-10-31"));
    }

    @Test
    void what_is_due_on_the_last_day_stays() {
        var talks = owed("TALK-MONTH", Children.enrolled(days("2025-09-01", "2025-09-30")));

        assertThat(talks.getFirst().voided()).isEmpty();
    }

    @Test
    void a_child_left_behind_again_in_the_same_month_is_owed_that_month_from_then() {
        var talks = owed("TALK-MONTH", Children.leftBehind(days("2025-09-01", "2025-11-05"), since("2025-11-10")));

        assertThat(talks.get(2).days()).isEqualTo(days("2025-11-10", "2025-11-30"));
        assertThat(talks.get(2).voided()).isEmpty();
    }

    @Test
    void a_window_inside_a_closure_is_void() {
        var closed = issuing(days("2025-09-01", "2025-09-30"));

        var talk = owed(closed, "TALK-MONTH", Children.xiaoMing()).getFirst();

        assertThat(talk.voided()).contains(new Voided(day("2025-09-01"), Reason.CLOSED));
    }

    @Test
    void a_window_that_overlaps_a_closure_ends_later_by_as_many_school_days() {
        var closed = issuing(days("2025-09-15", "2025-09-19"));

        // five school days were lost; after Sunday 28 September come 29 and 30 September, then 9, 10 and 13 October
        assertThat(owed(closed, "HV-TERM", Children.xiaoMing()).getFirst().days())
                .isEqualTo(days("2025-09-01", "2025-10-13"));
    }

    @Test
    void the_added_days_come_after_the_closure() {
        var closed = issuing(days("2025-11-24", "2025-12-05"));

        // two school days of the middle window fall into the closure, which ends on 5 December
        assertThat(owed(closed, "HV-TERM", Children.xiaoMing()).get(1).days())
                .isEqualTo(days("2025-10-29", "2025-12-09"));
    }

    @Test
    void a_child_who_moves_here_has_at_least_14_days_for_what_is_open() {
        var child = Children.movedHereOn(day("2025-09-25"));

        assertThat(windows("TALK-MONTH", child)).startsWith(days("2025-09-25", "2025-10-09"));
        assertThat(windows("PARENT-TERM", child)).startsWith(days("2025-09-25", "2026-01-23"));
        assertThat(windows("HEALTH-YEAR", child)).isEmpty();
    }

    @Test
    @Tag("C101")
    @Tag("C207")
    void a_trigger_asks_for_one_visit_until_the_third_school_day_after() {
        var plan = issuing.plan(Children.xiaoMing(), List.of(trigger("2025-09-26")));

        assertThat(plan.obligations())
                .filteredOn(obligation -> obligation.rule().equals("MUST-VISIT"))
                .singleElement()
                .satisfies(visit -> {
                    assertThat(visit.days()).isEqualTo(days("2025-09-26", "2025-09-30"));
                    assertThat(visit.cause()).contains(new Cause(CONTACT, visit.opensOn()));
                });
    }

    @Test
    void a_trigger_for_a_child_who_is_not_left_behind_asks_for_nothing() {
        assertThat(issuing.triggered(Children.leftBehind(), trigger("2025-09-26")))
                .isEmpty();
    }

    @Test
    void a_trigger_in_a_closure_waits_for_the_school_to_open() {
        var closed = issuing(days("2025-09-22", "2025-09-26"));

        assertThat(closed.triggered(Children.xiaoMing(), trigger("2025-09-23")))
                .singleElement()
                .satisfies(visit -> {
                    assertThat(visit.days()).isEqualTo(days("2025-09-23", "2025-09-30"));
                    assertThat(visit.voided()).isEmpty();
                });
    }

    @Test
    void a_trigger_taken_back_is_void_from_that_day() {
        var taken = new Trigger(CONTACT, day("2025-09-26"), day("2025-09-26"), Optional.of(day("2025-09-29")));

        assertThat(issuing.triggered(Children.xiaoMing(), taken))
                .singleElement()
                .satisfies(visit ->
                        assertThat(visit.voided()).contains(new Voided(day("2025-09-29"), Reason.TRIGGER_WITHDRAWN)));
    }

    @Test
    void several_contacts_of_a_window_are_one_obligation_each() {
        var twice = CareStandard.COUNTY_DEFAULT.rule("TALK-MONTH").orElseThrow().times(2, 7);
        var standard = new CareStandard(2, day("2025-09-01"), 3, 30, List.of(twice));

        var owed = new Issuing(new Standards(List.of(standard)), YEAR, Closures.NONE, Optional.empty())
                .plan(Children.xiaoMing(), List.of());

        assertThat(owed.obligations()).hasSize(18);
        assertThat(owed.obligations()).extracting(Obligation::id).doesNotHaveDuplicates();
    }

    @Test
    void a_window_follows_the_standard_in_force_on_the_day_it_opens() {
        var stricter = new CareStandard(2, day("2025-11-15"), 2, 20, CareStandard.COUNTY_DEFAULT.rules());
        var both = new Standards(List.of(stricter, CareStandard.COUNTY_DEFAULT));

        var talks = owed(new Issuing(both, YEAR, Closures.NONE, Optional.empty()), "TALK-MONTH", Children.xiaoMing());

        assertThat(talks).hasSize(9);
        assertThat(talks.get(2).standardVersion()).isEqualTo(1);
        assertThat(talks.get(3).standardVersion()).isEqualTo(2);
        assertThat(talks.get(3).lateUntil()).isEqualTo(day("2026-01-20"));
    }

    @Test
    void a_changed_term_moves_what_is_not_met_and_leaves_what_is_met() {
        var issued = owed("PARENT-TERM", Children.xiaoMing());
        var longer = new Term("2025-2026", 1, days("2025-09-01", "2026-01-30"), java.util.Set.of(), java.util.Set.of());
        var changed = new Issuing(
                        Standards.DEFAULT,
                        new SchoolCalendar(List.of(longer, Calendars.SPRING)),
                        Closures.NONE,
                        Optional.empty())
                .plan(Children.xiaoMing(), List.of());

        var unmet = changed.over(issued, _ -> false);
        var met = changed.over(issued, obligation -> obligation.dueOn().equals(day("2026-01-23")));

        assertThat(due(unmet, "2025-2026-1")).isEqualTo(day("2026-01-30"));
        assertThat(due(met, "2025-2026-1")).isEqualTo(day("2026-01-23"));
    }

    @Test
    void what_should_never_have_been_issued_is_withdrawn_and_may_come_back() {
        var issued = issuing.plan(Children.xiaoMing(), List.of());
        var corrected = issuing.plan(Children.leftBehind(since("2026-03-02")), List.of());

        var now = corrected.over(issued.obligations(), _ -> false);
        var back = issued.over(now, _ -> false);

        assertThat(now)
                .filteredOn(obligation -> obligation.dueOn().isBefore(day("2026-01-31")))
                .isNotEmpty()
                .allMatch(obligation ->
                        obligation.voided().equals(Optional.of(new Voided(obligation.opensOn(), Reason.WITHDRAWN))));
        assertThat(back).containsExactlyInAnyOrderElementsOf(issued.obligations());
    }

    @Test
    void what_is_met_is_kept_when_it_should_never_have_been_issued() {
        var issued = issuing.plan(Children.xiaoMing(), List.of()).obligations();
        var first = issued.getFirst();

        var now = issuing.plan(Children.leftBehind(since("2026-03-02")), List.of())
                .over(issued, obligation -> obligation.equals(first));

        assertThat(now)
                .filteredOn(obligation -> obligation.id().equals(first.id()))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.voided()).contains(new Voided(first.opensOn(), Reason.KEPT));
                    assertThat(kept.takenBack()).isTrue();
                    assertThat(kept.closedTo(first.opensOn())).isFalse();
                });
    }

    @Test
    void a_closure_moves_the_due_day_of_what_is_met_too_whichever_was_told_first() {
        var before = owed("PARENT-TERM", Children.xiaoMing());
        var closed = issuing(days("2025-10-13", "2025-10-17"));

        var after = closed.plan(Children.xiaoMing(), List.of()).over(before, _ -> true);

        assertThat(due(after, "2025-2026-1"))
                .isEqualTo(due(owed(closed, "PARENT-TERM", Children.xiaoMing()), "2025-2026-1"))
                .isAfter(due(before, "2025-2026-1"));
    }

    @Test
    void what_a_contact_raised_follows_its_corrections_though_it_is_met() {
        var before = issuing.triggered(Children.xiaoMing(), trigger("2025-09-26"));
        var corrected = trigger("2025-09-26").again(day("2025-10-15"), day("2025-10-16"));

        var after = issuing.plan(Children.xiaoMing(), List.of(corrected)).over(before, _ -> true);

        assertThat(after)
                .filteredOn(obligation -> obligation.rule().equals("MUST-VISIT"))
                .singleElement()
                .satisfies(visit -> assertThat(visit.days()).isEqualTo(days("2025-10-15", "2025-10-20")));
    }

    private Trigger trigger(String on) {
        return Trigger.raised(CONTACT, day(on), day(on));
    }

    @Nested
    class AccountableFrom {

        @ParameterizedTest
        @CsvSource({
            "TALK-MONTH, 2025-11-17, 2025-11-17, 14 days of November are left",
            "TALK-MONTH, 2025-11-18, 2025-12-01, 13 days are less than 14 and than half of November",
            "HV-TERM, 2025-11-12, 2025-11-12, the half of the middle of the term",
            "HV-TERM, 2025-11-13, 2025-12-27, less than half of it",
            "PARENT-TERM, 2026-01-10, 2026-01-10, 14 days of the term are left",
            "PARENT-TERM, 2026-01-11, 2026-03-02, from the next term on",
        })
        void a_school_that_joins_within_a_window_owes_it_if_enough_is_left(
                String rule, String from, String opensOn, String why) {
            assertThat(owed(joined(from), rule, Children.xiaoMing()).getFirst().opensOn())
                    .as(why)
                    .isEqualTo(day(opensOn));
        }

        @Test
        void a_school_that_joins_in_november_is_not_behind_on_september() {
            assertThat(joined("2025-11-28").plan(Children.xiaoMing(), List.of()).obligations())
                    .isNotEmpty()
                    .allSatisfy(obligation -> assertThat(obligation.opensOn()).isAfterOrEqualTo(day("2025-11-28")));
        }

        @Test
        void what_was_noticed_before_asks_for_no_visit() {
            var joined = joined("2025-10-15");

            assertThat(joined.triggered(Children.xiaoMing(), noticed("2025-10-14")))
                    .isEmpty();
            assertThat(joined.triggered(Children.xiaoMing(), noticed("2025-10-15")))
                    .hasSize(1);
        }

        @Test
        void an_earlier_day_brings_back_what_a_later_one_took() {
            var later = joined("2025-11-28").plan(Children.xiaoMing(), List.of());
            var term = joined("2025-09-01").plan(Children.xiaoMing(), List.of());

            assertThat(term.over(later.obligations(), _ -> false))
                    .containsExactlyInAnyOrderElementsOf(
                            issuing.plan(Children.xiaoMing(), List.of()).obligations());
        }

        private static Trigger noticed(String on) {
            return Trigger.raised(CONTACT, day(on), day(on));
        }

        private static Issuing joined(String from) {
            return new Issuing(Standards.DEFAULT, YEAR, Closures.NONE, Optional.of(day(from)));
        }
    }

    /** Case D03. */
    @Test
    void the_weeks_over_the_end_of_the_year_are_each_one_week() {
        var term = new Term("2026-2027", 1, days("2026-09-01", "2027-01-22"), Set.of(day("2027-01-01")), Set.of());
        var here = new Issuing(Standards.DEFAULT, new SchoolCalendar(List.of(term)), Closures.NONE, Optional.empty());
        var child = Children.atHighRisk(days("2026-12-14", "2027-01-17"));

        assertThat(owed(here, "KEY-CHILD", child))
                .extracting(Obligation::days)
                .containsExactly(
                        days("2026-12-14", "2026-12-20"),
                        days("2026-12-21", "2026-12-27"),
                        days("2026-12-28", "2027-01-03"),
                        days("2027-01-04", "2027-01-10"),
                        days("2027-01-11", "2027-01-17"));
    }

    /** Case B06: the second child of the file. */
    @Test
    void a_child_that_enters_in_november_owes_nothing_of_october() {
        var term = new Term("2026-2027", 1, days("2026-09-01", "2027-01-22"), Set.of(), Set.of());
        var here = new Issuing(Standards.DEFAULT, new SchoolCalendar(List.of(term)), Closures.NONE, Optional.empty());
        var child = Children.enrolled(Days.of(day("2026-11-02"), null));

        assertThat(owed(here, "TALK-MONTH", child).getFirst().days()).isEqualTo(days("2026-11-02", "2026-11-30"));
        assertThat(owed(here, "HV-TERM", child).getFirst().days()).isEqualTo(days("2026-11-02", "2026-11-25"));
    }

    private static Issuing issuing(Days... closures) {
        return new Issuing(Standards.DEFAULT, YEAR, new Closures(List.of(closures)), Optional.empty());
    }

    private List<Days> windows(String rule, Timeline child) {
        return owed(rule, child).stream().map(Obligation::days).toList();
    }

    private List<Obligation> owed(String rule, Timeline child) {
        return owed(issuing, rule, child);
    }

    private static List<Obligation> owed(Issuing issuing, String rule, Timeline child) {
        return issuing.plan(child, List.of()).obligations().stream()
                .filter(obligation -> obligation.rule().equals(rule))
                .toList();
    }

    private static LocalDate due(List<Obligation> obligations, String window) {
        return obligations.stream()
                .filter(obligation -> obligation.rule().equals("PARENT-TERM")
                        && obligation.window().equals(window))
                .findFirst()
                .orElseThrow()
                .dueOn();
    }
}
