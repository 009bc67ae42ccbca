package lantian.contactlog.matching;

import static lantian.contactlog.calendar.Calendars.YEAR;
import static lantian.contactlog.calendar.Calendars.day;
import static lantian.contactlog.calendar.Calendars.days;
import static lantian.contactlog.matching.Story.AGENT;
import static lantian.contactlog.matching.Story.DONOR;
import static lantian.contactlog.matching.Story.OTHER_TEACHER;
import static lantian.contactlog.matching.Story.TEACHER;
import static lantian.contactlog.matching.Story.version;
import static lantian.contactlog.standard.ContactKind.FAMILY_CALL;
import static lantian.contactlog.standard.ContactKind.GUARDIAN_CONTACT;
import static lantian.contactlog.standard.ContactKind.GUARDIAN_TRAINING;
import static lantian.contactlog.standard.ContactKind.HEALTH_CHECK;
import static lantian.contactlog.standard.ContactKind.HOME_VISIT;
import static lantian.contactlog.standard.ContactKind.LETTER;
import static lantian.contactlog.standard.ContactKind.PARENT_CALL;
import static lantian.contactlog.standard.ContactKind.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lantian.contactlog.calendar.SchoolCalendar;
import lantian.contactlog.calendar.Term;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.obligation.Children;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.obligation.Issuing;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.Trigger;
import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.Met;
import lantian.contactlog.standard.Standards;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class MatchingTest {

    private final Story story = new Story();

    @Nested
    class Timeliness {

        @ParameterizedTest
        @CsvSource({
            "2025-09-01, 2025-09-01, ON_TIME, both ends belong to the window",
            "2025-09-30, 2025-10-13, ON_TIME, entered on the third school day after the holiday",
            "2025-09-30, 2025-10-14, LATE, done in time but entered too late",
            "2025-10-02, 2025-10-02, LATE, done after the window",
            "2025-10-30, 2025-10-30, LATE, done on the last day",
            "2025-10-31, 2025-10-31, MISSED, done too late",
        })
        void a_talk_of_september_is_on_time_late_or_missed(
                String on, String receivedOn, Standing expected, String why) {
            // October has a talk of its own, so that a second one there is free for September
            story.contact(TALK, "2025-10-01", AGENT);
            story.entered(TALK, on, receivedOn, AGENT);

            assertThat(story.standing(story.owed("TALK-MONTH", "2025-09-30"), "2025-12-31"))
                    .as(why)
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "2025-08-31, AHEAD",
            "2025-09-01, OPEN_UNMET",
            "2025-09-30, OPEN_UNMET",
            "2025-10-01, AWAITING_ENTRY",
            "2025-10-13, AWAITING_ENTRY",
            "2025-10-14, OVERDUE",
            "2025-10-30, OVERDUE",
            "2025-10-31, MISSED",
        })
        void an_unmet_talk_of_september_grows_older(String asOf, Standing expected) {
            assertThat(story.standing(story.owed("TALK-MONTH", "2025-09-30"), asOf))
                    .isEqualTo(expected);
        }

        @Test
        void a_met_obligation_is_open_until_its_grace_has_passed() {
            var september = story.owed("TALK-MONTH", "2025-09-30");
            story.contact(TALK, "2025-09-10", AGENT);

            assertThat(story.standing(september, "2025-09-09")).isEqualTo(Standing.OPEN_UNMET);
            assertThat(story.standing(september, "2025-09-10")).isEqualTo(Standing.OPEN_MET);
            assertThat(story.standing(september, "2025-10-13")).isEqualTo(Standing.OPEN_MET);
            assertThat(story.standing(september, "2025-10-14")).isEqualTo(Standing.ON_TIME);
        }

        @Test
        void a_contact_counts_only_from_its_receipt() {
            var september = story.owed("TALK-MONTH", "2025-09-30");
            story.entered(TALK, "2025-09-10", "2025-10-20", AGENT);

            assertThat(story.standing(september, "2025-10-19")).isEqualTo(Standing.OVERDUE);
            assertThat(story.standing(september, "2025-10-20")).isEqualTo(Standing.LATE);
        }
    }

    @Nested
    class Crediting {

        @Test
        void a_contact_serves_at_most_one_obligation_of_a_rule() {
            var talk = story.contact(TALK, "2025-10-08", AGENT);

            assertThat(story.satisfiedBy(talk)).containsExactly("TALK-MONTH 2025-10-31");
        }

        @Test
        void a_second_contact_of_the_month_serves_the_month_before_if_that_was_unmet() {
            story.contact(TALK, "2025-10-08", AGENT);
            var second = story.contact(TALK, "2025-10-20", AGENT);

            assertThat(story.satisfiedBy(second)).containsExactly("TALK-MONTH 2025-09-30");
            assertThat(story.standing(story.owed("TALK-MONTH", "2025-09-30"), "2025-12-31"))
                    .isEqualTo(Standing.LATE);
        }

        @Test
        void a_contact_received_in_time_goes_before_an_earlier_one_received_late() {
            var early = story.entered(TALK, "2025-09-05", "2025-10-20", AGENT);
            var inTime = story.contact(TALK, "2025-09-25", AGENT);

            assertThat(story.satisfiedBy(inTime)).containsExactly("TALK-MONTH 2025-09-30");
            assertThat(story.satisfiedBy(early)).isEmpty();
        }

        @Test
        void among_contacts_received_in_time_the_earliest_counts() {
            var second = story.contact(TALK, "2025-09-25", AGENT);
            var first = story.contact(TALK, "2025-09-05", AGENT);

            assertThat(story.satisfiedBy(first)).hasSize(1);
            assertThat(story.satisfiedBy(second)).isEmpty();
        }

        @Test
        void the_oldest_unmet_takes_a_late_contact_first() {
            // KEY-CHILD is weekly: two weeks without a talk, then two in the third week
            var child = Children.atHighRisk(days("2025-09-01", "2026-01-23"));
            var plan = new Issuing(Standards.DEFAULT, YEAR, Closures.NONE, Optional.empty()).plan(child, List.of());
            var weekly = new Story(plan.obligations().stream()
                    .filter(obligation -> obligation.rule().equals("KEY-CHILD"))
                    .toList());
            weekly.contact(TALK, "2025-09-15", AGENT);
            var second = weekly.contact(TALK, "2025-09-16", AGENT);

            assertThat(weekly.satisfiedBy(second)).containsExactly("KEY-CHILD 2025-09-07");
        }

        @Test
        void an_unscheduled_contact_is_kept_and_satisfies_nothing() {
            var holiday = story.contact(TALK, "2026-02-20", AGENT);

            // 20 days after January's end it is a late talk of January; after a talk in January it is nothing
            assertThat(story.satisfiedBy(holiday)).containsExactly("TALK-MONTH 2026-01-31");
            story.contact(TALK, "2026-01-10", AGENT);
            assertThat(story.satisfiedBy(holiday)).isEmpty();
        }

        @Test
        void a_failed_attempt_satisfies_nothing() {
            var failed = story.failed(TALK, "2025-09-10", AGENT);

            assertThat(story.satisfiedBy(failed)).isEmpty();
        }

        @Test
        void several_contacts_of_one_window_keep_their_distance() {
            var twice =
                    CareStandard.COUNTY_DEFAULT.rule("TALK-MONTH").orElseThrow().times(2, 7);
            var standards = new Standards(List.of(new CareStandard(1, day("2025-09-01"), 3, 30, List.of(twice))));
            var month = new Story(new Issuing(standards, YEAR, Closures.NONE, Optional.empty())
                            .plan(Children.xiaoMing(), List.of())
                            .obligations())
                    .under(standards);
            var first = month.contact(TALK, "2025-09-02", AGENT);
            var tooSoon = month.contact(TALK, "2025-09-08", AGENT);
            var farEnough = month.contact(TALK, "2025-09-09", AGENT);

            assertThat(month.satisfiedBy(first)).hasSize(1);
            assertThat(month.satisfiedBy(tooSoon)).isEmpty();
            assertThat(month.satisfiedBy(farEnough)).hasSize(1);
        }
    }

    /** Case B07: what is told twice of one visit. */
    @Nested
    class OneOccasion {

        @Test
        void two_entries_of_one_talk_serve_one_month() {
            var phone = story.contact(TALK, "2025-10-15", AGENT);
            var office = story.contact(TALK, "2025-10-15", AGENT);

            assertThat(story.satisfiedBy(phone)).containsExactly("TALK-MONTH 2025-10-31");
            assertThat(story.satisfiedBy(office)).isEmpty();
            assertThat(story.known(story.owed("TALK-MONTH", "2025-09-30"))).isInstanceOf(Knowledge.Unmet.class);
            assertThat(story.duplicates("2025-10-15")).containsExactly(Map.entry(office, phone));
        }

        @Test
        void the_one_received_first_serves_whatever_their_ids() {
            var later = story.entered(TALK, "2025-09-15", "2025-09-20", AGENT);
            var first = story.entered(TALK, "2025-09-15", "2025-09-16", AGENT);

            assertThat(story.satisfiedBy(first)).containsExactly("TALK-MONTH 2025-09-30");
            assertThat(story.duplicates("2025-09-16")).isEmpty();
            assertThat(story.duplicates("2025-09-20")).containsExactly(Map.entry(later, first));
        }

        @Test
        void another_kind_another_day_or_other_people_are_another_occasion() {
            story.helpedByTwo();
            story.contact(TALK, "2025-10-15", AGENT);
            story.contact(FAMILY_CALL, "2025-10-15", AGENT);
            story.contact(TALK, "2025-10-16", AGENT);
            var byTheOther = story.contact(TALK, "2025-10-15", OTHER_TEACHER);

            assertThat(story.duplicates("2025-10-31")).isEmpty();
            assertThat(story.satisfiedBy(byTheOther)).containsExactly("TALK-MONTH 2025-09-30");
        }

        @Test
        void who_was_at_both_makes_two_entries_one_visit() {
            var one = story.contact(HOME_VISIT, "2025-09-10", TEACHER, Met.CHILD);
            var other = story.contact(HOME_VISIT, "2025-09-10", AGENT, Met.GUARDIAN);
            assertThat(story.satisfiedBy(other)).containsExactly("GUARDIAN-MONTH 2025-09-30");

            var both = story.versions(version(
                    1, "2025-09-11", HOME_VISIT, true, "2025-09-10", Set.of(TEACHER, AGENT), Met.CHILD, Met.GUARDIAN));

            assertThat(story.duplicates("2025-09-10")).isEmpty();
            assertThat(story.duplicates("2025-09-11")).containsOnly(Map.entry(other, one), Map.entry(both, one));
        }

        @Test
        void an_attempt_that_met_nobody_is_no_occasion() {
            var failed = story.failed(TALK, "2025-09-15", AGENT);
            var evening = story.contact(TALK, "2025-09-15", AGENT);

            assertThat(story.duplicates("2025-09-15")).isEmpty();
            assertThat(story.satisfiedBy(failed)).isEmpty();
            assertThat(story.satisfiedBy(evening)).hasSize(1);
        }

        @Test
        void when_the_first_is_corrected_away_the_second_serves_from_then_on() {
            var september = story.owed("TALK-MONTH", "2025-09-30");
            story.versions(
                    version(1, "2025-09-15", TALK, true, "2025-09-15", Set.of(AGENT)),
                    version(2, "2025-09-25", TALK, false, "2025-09-15", Set.of(AGENT)));
            var second = story.entered(TALK, "2025-09-15", "2025-09-16", AGENT);

            assertThat(story.satisfiedBy(second)).containsExactly("TALK-MONTH 2025-09-30");
            assertThat(story.standing(september, "2025-10-14")).isEqualTo(Standing.ON_TIME);
            assertThat(story.duplicates("2025-09-24")).hasSize(1);
            assertThat(story.duplicates("2025-09-25")).isEmpty();
        }

        @Test
        void a_correction_that_makes_another_entry_the_same_visit_does_not_take_its_place() {
            var september = story.owed("TALK-MONTH", "2025-09-30");
            var moved = story.versions(
                    version(1, "2025-09-02", TALK, true, "2025-09-01", Set.of(AGENT)),
                    version(2, "2025-11-03", TALK, true, "2025-09-15", Set.of(AGENT)));
            var there = story.entered(TALK, "2025-09-15", "2025-09-16", AGENT);

            assertThat(story.satisfiedBy(there)).containsExactly("TALK-MONTH 2025-09-30");
            assertThat(story.duplicates("2025-11-03")).containsExactly(Map.entry(moved, there));
            assertThat(story.standing(september, "2025-12-31")).isEqualTo(Standing.ON_TIME);
        }
    }

    /** Who was named by somebody who doesn't answer for the child. */
    @Nested
    class Confirming {

        @Test
        void a_pupils_entry_meets_the_teachers_duty_from_the_teachers_word_on() {
            var opening = story.owed("HV-TERM", "2025-09-28");
            var visit = story.versions(
                    unconfirmed(1, "2025-09-10", Set.of(TEACHER)), unconfirmed(2, "2025-09-20", Set.of()));

            assertThat(story.standing(opening, "2025-09-19")).isEqualTo(Standing.OPEN_UNMET);
            assertThat(story.standing(opening, "2025-09-20")).isEqualTo(Standing.OPEN_MET);
            assertThat(story.satisfiedBy(visit)).containsExactly("HV-TERM 2025-09-28");
            assertThat(story.known(opening))
                    .isInstanceOfSatisfying(
                            Knowledge.Satisfied.class,
                            met -> assertThat(met.receivedOn()).isEqualTo("2025-09-20"));
        }

        @Test
        void who_declines_is_no_longer_served_and_the_others_stay_on_time() {
            var opening = story.owed("HV-TERM", "2025-09-28");
            var guardian = story.owed("GUARDIAN-MONTH", "2025-09-30");
            story.versions(visitOfBoth(1, "2025-09-10", Set.of()), visitOfBoth(2, "2025-11-20", Set.of(TEACHER)));

            assertThat(story.standing(opening, "2025-11-19")).isEqualTo(Standing.ON_TIME);
            assertThat(story.standing(opening, "2025-11-20")).isEqualTo(Standing.MISSED);
            assertThat(story.standing(guardian, "2025-11-20")).isEqualTo(Standing.ON_TIME);
        }

        @Test
        void an_entry_that_is_not_confirmed_does_not_stand_in_the_way_of_the_teachers_own() {
            story.versions(unconfirmed(1, "2025-09-10", Set.of(TEACHER)));
            var own = story.entered(HOME_VISIT, "2025-09-10", "2025-09-11", TEACHER);

            assertThat(story.satisfiedBy(own)).containsExactly("HV-TERM 2025-09-28");
            assertThat(story.duplicates("2025-09-11")).isEmpty();
        }

        private static ContactVersion unconfirmed(int number, String receivedOn, Set<CaregiverId> unconfirmed) {
            return new ContactVersion(
                    number,
                    Story.received(receivedOn),
                    HOME_VISIT,
                    true,
                    day("2025-09-10"),
                    Set.of(TEACHER, DONOR),
                    Set.of(Met.CHILD),
                    unconfirmed);
        }

        private static ContactVersion visitOfBoth(int number, String receivedOn, Set<CaregiverId> unconfirmed) {
            return new ContactVersion(
                    number,
                    Story.received(receivedOn),
                    HOME_VISIT,
                    true,
                    day("2025-09-10"),
                    Set.of(TEACHER, AGENT),
                    Set.of(Met.GUARDIAN),
                    unconfirmed);
        }
    }

    /** Cases D02 and D04: the calendar of 2026, where 10 October is a working Saturday. */
    @Nested
    class OverTheHolidays {

        private final Term autumn = new Term(
                "2026-2027",
                1,
                days("2026-09-01", "2027-01-22"),
                Set.copyOf(days("2026-10-01", "2026-10-07").each().toList()),
                Set.of(day("2026-09-20"), day("2026-10-10")));
        private final Story talks = new Story(
                new Issuing(Standards.DEFAULT, new SchoolCalendar(List.of(autumn)), Closures.NONE, Optional.empty())
                        .plan(Children.xiaoMing(), List.of()).obligations().stream()
                                .filter(obligation -> obligation.rule().equals("TALK-MONTH"))
                                .toList());

        @ParameterizedTest
        @CsvSource({
            "2026-10-01, AWAITING_ENTRY",
            "2026-10-10, AWAITING_ENTRY",
            "2026-10-11, OVERDUE",
        })
        void a_talk_due_on_30_september_awaits_entry_for_three_days_of_school(String asOf, Standing expected) {
            assertThat(talks.standing(talks.owed("TALK-MONTH", "2026-09-30"), asOf))
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({"2026-10-10, ON_TIME", "2026-10-11, LATE"})
        void a_talk_of_29_september_may_be_entered_until_the_third_school_day(String receivedOn, Standing expected) {
            talks.entered(TALK, "2026-09-29", receivedOn, AGENT);

            assertThat(talks.standing(talks.owed("TALK-MONTH", "2026-09-30"), "2026-10-31"))
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({"2027-01-30, OVERDUE", "2027-01-31, MISSED"})
        void thirty_days_are_not_a_month(String asOf, Standing expected) {
            assertThat(talks.standing(talks.owed("TALK-MONTH", "2026-12-31"), asOf))
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({"2027-01-30, LATE", "2027-01-31, MISSED"})
        void a_talk_on_the_thirtieth_day_still_completes(String on, Standing expected) {
            talks.contact(TALK, "2027-01-05", AGENT);
            talks.contact(TALK, on, AGENT);

            assertThat(talks.standing(talks.owed("TALK-MONTH", "2026-12-31"), "2027-03-31"))
                    .isEqualTo(expected);
        }
    }

    @Nested
    class Who {

        @Test
        @Tag("C201")
        @Tag("C202")
        @Tag("C203")
        @Tag("C303")
        @Tag("A052")
        void a_class_teachers_rule_takes_only_the_class_teacher_of_that_day() {
            var byAgent = story.contact(HOME_VISIT, "2025-09-10", AGENT);
            var byOther = story.contact(HOME_VISIT, "2025-09-11", OTHER_TEACHER);
            var byTeacher = story.contact(HOME_VISIT, "2025-09-12", TEACHER);

            assertThat(story.satisfiedBy(byAgent)).isEmpty();
            assertThat(story.satisfiedBy(byOther)).isEmpty();
            assertThat(story.satisfiedBy(byTeacher)).containsExactly("HV-TERM 2025-09-28");
        }

        @Test
        void after_a_change_of_class_the_new_class_teacher_counts() {
            var old = story.contact(HOME_VISIT, "2025-12-28", TEACHER);
            var present = story.contact(HOME_VISIT, "2025-12-29", OTHER_TEACHER);

            assertThat(story.satisfiedBy(old)).isEmpty();
            assertThat(story.satisfiedBy(present)).containsExactly("HV-TERM 2026-01-23");
        }

        @Test
        void a_donor_is_no_caregiver_for_rules() {
            assertThat(story.satisfiedBy(story.contact(TALK, "2025-09-10", DONOR)))
                    .isEmpty();
        }

        @Test
        void a_contact_after_the_pair_ended_counts_for_nothing_and_one_on_its_last_day_does() {
            story.pairedUntil("2025-09-20");
            var last = story.contact(TALK, "2025-09-20", AGENT);
            var after = story.contact(FAMILY_CALL, "2025-09-21", AGENT);

            assertThat(story.satisfiedBy(last)).hasSize(1);
            assertThat(story.satisfiedBy(after)).isEmpty();
        }

        @Test
        @Tag("C308")
        void a_school_rule_takes_any_contact_of_the_school() {
            assertThat(story.satisfiedBy(story.contact(HEALTH_CHECK, "2025-09-03", DONOR)))
                    .containsExactly("HEALTH-YEAR 2025-09-07");
        }

        @Test
        @Tag("C216")
        @Tag("C302")
        @Tag("A049")
        void a_paired_teacher_talks_with_the_child_and_calls_the_guardian() {
            story.helpedByATeacher();
            var talk = story.contact(TALK, "2025-09-10", OTHER_TEACHER, Met.CHILD);
            var call = story.contact(GUARDIAN_CONTACT, "2025-09-11", OTHER_TEACHER, Met.GUARDIAN);
            var bySomebodyElse = story.contact(TALK, "2025-10-10", AGENT, Met.CHILD);

            assertThat(story.satisfiedBy(talk)).containsExactly("TALK-MONTH 2025-09-30");
            assertThat(story.satisfiedBy(call)).containsExactly("GUARDIAN-MONTH 2025-09-30");
            assertThat(story.satisfiedBy(bySomebodyElse)).isEmpty();
        }

        @Test
        void one_visit_serves_a_rule_of_each_who_took_part() {
            var visit = story.versions(version(
                    1, "2025-09-10", HOME_VISIT, true, "2025-09-10", Set.of(TEACHER, AGENT), Met.CHILD, Met.GUARDIAN));

            assertThat(story.satisfiedBy(visit)).containsExactly("GUARDIAN-MONTH 2025-09-30", "HV-TERM 2025-09-28");
        }
    }

    @Nested
    class Kinds {

        @Test
        @Tag("C217")
        @Tag("C318")
        @Tag("A056")
        void a_letter_between_child_and_parent_counts_as_family_contact() {
            assertThat(story.satisfiedBy(story.contact(LETTER, "2025-09-10", AGENT, Met.CHILD, Met.PARENT)))
                    .containsExactly("FAMILY-MONTH 2025-09-30");
        }

        @Test
        @Tag("A056")
        @Tag("C217")
        @Tag("F40")
        void a_month_without_a_word_from_the_parents_is_overdue_until_they_call_or_write() {
            var september = story.owed("FAMILY-MONTH", "2025-09-30");
            var october = story.contact(FAMILY_CALL, "2025-10-03", AGENT, Met.CHILD, Met.PARENT);
            story.contact(LETTER, "2025-10-15", AGENT, Met.CHILD, Met.PARENT);

            assertThat(story.satisfiedBy(october)).containsExactly("FAMILY-MONTH 2025-10-31");
            assertThat(story.standing(september, "2025-10-14")).isEqualTo(Standing.OVERDUE);
            assertThat(story.standing(september, "2025-10-15")).isEqualTo(Standing.LATE);
        }

        @Test
        void a_letter_to_the_guardian_is_no_family_contact() {
            assertThat(story.satisfiedBy(story.contact(LETTER, "2025-09-10", AGENT, Met.GUARDIAN)))
                    .isEmpty();
        }

        @Test
        void in_a_kindergarten_letters_do_not_count() {
            story.inKindergarten();

            assertThat(story.satisfiedBy(story.contact(LETTER, "2025-09-10", AGENT, Met.CHILD, Met.PARENT)))
                    .isEmpty();
            assertThat(story.satisfiedBy(story.contact(FAMILY_CALL, "2025-09-11", AGENT)))
                    .hasSize(1);
        }

        @Test
        @Tag("C218")
        @Tag("C305")
        @Tag("A059")
        void the_guardian_is_contacted_by_a_call_or_by_a_home_visit_that_met_the_guardian() {
            var unmet = story.contact(HOME_VISIT, "2025-09-10", AGENT, Met.CHILD);
            var visit = story.contact(HOME_VISIT, "2025-10-10", AGENT, Met.GUARDIAN);
            var call = story.contact(GUARDIAN_CONTACT, "2025-11-10", AGENT);

            assertThat(story.satisfiedBy(unmet)).isEmpty();
            assertThat(story.satisfiedBy(visit)).containsExactly("GUARDIAN-MONTH 2025-10-31");
            assertThat(story.satisfiedBy(call)).containsExactly("GUARDIAN-MONTH 2025-11-30");
        }

        @Test
        @Tag("C228")
        @Tag("C307")
        @Tag("A064")
        @Tag("F39")
        void a_training_counts_if_the_childs_guardian_attended() {
            var absent = story.contact(GUARDIAN_TRAINING, "2025-10-10", TEACHER, Met.PARENT);
            var attended = story.contact(GUARDIAN_TRAINING, "2025-11-10", TEACHER, Met.GUARDIAN);

            assertThat(story.satisfiedBy(absent)).isEmpty();
            assertThat(story.satisfiedBy(attended)).containsExactly("TRAIN-TERM 2026-01-23");
        }

        @Test
        @Tag("C304")
        void a_call_with_the_parents_is_the_class_teachers() {
            assertThat(story.satisfiedBy(story.contact(PARENT_CALL, "2025-10-10", AGENT)))
                    .isEmpty();
            assertThat(story.satisfiedBy(story.contact(PARENT_CALL, "2025-10-11", TEACHER)))
                    .containsExactly("PARENT-TERM 2026-01-23");
        }
    }

    @Nested
    class Triggers {

        @Test
        @Tag("C101")
        @Tag("C207")
        @Tag("A053")
        void the_visit_that_raised_a_trigger_cannot_satisfy_it_and_the_next_one_can() {
            var cause = Story.id(101);
            var visited = new Story(new Issuing(Standards.DEFAULT, YEAR, Closures.NONE, Optional.empty())
                    .triggered(Children.xiaoMing(), Trigger.raised(cause, day("2025-10-15"), day("2025-10-15"))));

            assertThat(visited.contact(HOME_VISIT, "2025-10-15", TEACHER)).isEqualTo(cause);
            assertThat(visited.satisfiedBy(cause)).isEmpty();
            assertThat(visited.satisfiedBy(visited.contact(HOME_VISIT, "2025-10-20", TEACHER)))
                    .containsExactly("MUST-VISIT 2025-10-20");
        }

        @Test
        void nobody_knew_of_the_visit_before_the_contact_that_raised_it_was_received() {
            var raised = new Issuing(Standards.DEFAULT, YEAR, Closures.NONE, Optional.empty())
                    .triggered(Children.xiaoMing(), Trigger.raised(Story.id(99), day("2025-09-10"), day("2025-09-20")))
                    .getFirst();
            var visited = new Story(List.of(raised));

            assertThat(visited.standing(raised, "2025-09-19")).isEqualTo(Standing.AHEAD);
            assertThat(visited.standing(raised, "2025-09-20")).isEqualTo(Standing.OVERDUE);
        }

        @Test
        void one_visit_serves_the_term_and_the_trigger() {
            var trigger = Trigger.raised(Story.id(99), day("2025-09-10"), day("2025-09-10"));
            var both = new Story(new Issuing(Standards.DEFAULT, YEAR, Closures.NONE, Optional.empty())
                    .plan(Children.xiaoMing(), List.of(trigger))
                    .obligations());

            assertThat(both.satisfiedBy(both.contact(HOME_VISIT, "2025-09-11", TEACHER)))
                    .containsExactly("HV-TERM 2025-09-28", "MUST-VISIT 2025-09-15");
        }
    }

    @Nested
    class Leaving {

        private final Story left = new Story(new Issuing(Standards.DEFAULT, YEAR, Closures.NONE, Optional.empty())
                .plan(Children.leftBehind(days("2025-09-01", "2025-10-10")), List.of())
                .obligations());
        private final Obligation talk = left.owed("TALK-MONTH", "2025-10-31");

        @Test
        void a_talk_of_the_window_counts_although_it_took_place_after_the_last_day() {
            left.contact(TALK, "2025-10-15", AGENT, Met.CHILD);

            assertThat(left.standing(talk, "2025-11-10")).isEqualTo(Standing.ON_TIME);
        }

        @Test
        void a_late_talk_does_not_bring_back_what_is_void() {
            left.contact(TALK, "2025-11-03", AGENT, Met.CHILD);

            assertThat(left.standing(talk, "2025-11-10")).isEqualTo(Standing.VOID);
        }
    }

    @Nested
    class Corrections {

        @Test
        void a_correction_counts_from_its_own_receipt() {
            var september = story.owed("TALK-MONTH", "2025-09-30");
            story.versions(
                    version(1, "2025-09-12", TALK, true, "2025-09-10", Set.of(AGENT)),
                    version(2, "2025-10-20", TALK, false, "2025-09-10", Set.of(AGENT)));

            assertThat(story.standing(september, "2025-10-19")).isEqualTo(Standing.ON_TIME);
            assertThat(story.standing(september, "2025-10-20")).isEqualTo(Standing.OVERDUE);
        }

        @Test
        void a_corrected_day_has_the_receipt_of_the_correction() {
            var september = story.owed("TALK-MONTH", "2025-09-30");
            story.versions(
                    version(1, "2025-09-12", TALK, true, "2025-09-10", Set.of(AGENT)),
                    version(2, "2025-10-20", TALK, true, "2025-09-11", Set.of(AGENT)));

            assertThat(story.standing(september, "2025-10-19")).isEqualTo(Standing.ON_TIME);
            assertThat(story.standing(september, "2025-10-20")).isEqualTo(Standing.LATE);
        }

        @Test
        void a_corrected_note_leaves_the_entry_in_time() {
            var september = story.owed("TALK-MONTH", "2025-09-30");
            story.versions(
                    version(1, "2025-09-12", TALK, true, "2025-09-10", Set.of(AGENT)),
                    version(2, "2025-10-20", TALK, true, "2025-09-10", Set.of(AGENT)));

            assertThat(story.standing(september, "2025-12-31")).isEqualTo(Standing.ON_TIME);
            assertThat(story.history(september).changes()).hasSize(1);
        }
    }

    @Nested
    class ExcusedAndVoid {

        @Test
        void an_excused_obligation_leaves_the_rates_from_the_approval_on() {
            var september = story.owed("TALK-MONTH", "2025-09-30");
            story.excused(september, "2025-10-15");

            assertThat(story.standing(september, "2025-10-14")).isEqualTo(Standing.OVERDUE);
            assertThat(story.standing(september, "2025-10-15")).isEqualTo(Standing.EXCUSED);
        }

        @Test
        void an_excused_obligation_takes_no_contact() {
            story.excused(story.owed("TALK-MONTH", "2025-10-31"), "2025-10-05");
            var talk = story.contact(TALK, "2025-10-08", AGENT);

            assertThat(story.satisfiedBy(talk)).containsExactly("TALK-MONTH 2025-09-30");
        }

        @Test
        void what_was_met_before_the_child_left_stays_met() {
            var left = left("2025-10-15");
            left.contact(TALK, "2025-10-10", AGENT);

            assertThat(left.standing(left.owed("TALK-MONTH", "2025-10-31"), "2025-12-31"))
                    .isEqualTo(Standing.ON_TIME);
        }

        @Test
        void what_was_unmet_when_the_child_left_is_void_from_the_day_after() {
            var left = left("2025-10-15");
            var october = left.owed("TALK-MONTH", "2025-10-31");

            assertThat(left.standing(october, "2025-10-15")).isEqualTo(Standing.OPEN_UNMET);
            assertThat(left.standing(october, "2025-10-16")).isEqualTo(Standing.VOID);
        }

        @Test
        void a_contact_made_before_the_child_left_and_entered_after_still_counts() {
            var left = left("2025-10-15");
            left.entered(TALK, "2025-10-14", "2025-10-20", AGENT);

            assertThat(left.standing(left.owed("TALK-MONTH", "2025-10-31"), "2025-10-19"))
                    .isEqualTo(Standing.VOID);
            assertThat(left.standing(left.owed("TALK-MONTH", "2025-10-31"), "2025-10-20"))
                    .isEqualTo(Standing.OPEN_MET);
        }

        @Test
        void an_earlier_miss_stays_when_the_child_leaves() {
            var left = left("2025-11-15");

            assertThat(left.standing(left.owed("TALK-MONTH", "2025-09-30"), "2026-01-31"))
                    .isEqualTo(Standing.MISSED);
        }

        private Story left(String lastDay) {
            return new Story(new Issuing(Standards.DEFAULT, YEAR, Closures.NONE, Optional.empty())
                    .plan(Children.enrolled(days("2025-09-01", lastDay)), List.of())
                    .obligations());
        }
    }
}
