package lantian.reporting.projection;

import static lantian.reporting.projection.Obligations.CLASS_3_1;
import static lantian.reporting.projection.Obligations.TEACHER_WANG;
import static lantian.reporting.projection.Obligations.october;
import static lantian.reporting.projection.Obligations.september;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import lantian.reporting.projection.ChildFact.ClassSpell;
import lantian.reporting.projection.ChildFact.LeftBehindType;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Place;
import lantian.reporting.rollup.Steps;
import lantian.reporting.rollup.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A child through time. */
class ChildHistoryTest {

    private static final UUID SCHOOL = UUID.fromString("00000000-0000-7000-8000-000000000101");
    private static final UUID CLASS_3_2 = UUID.fromString("00000000-0000-7000-8000-000000000202");
    private static final UUID CHILD = UUID.fromString("00000000-0000-7000-8000-000000000301");

    @Test
    void enrolment_counts_on_its_first_and_on_its_last_day() {
        var child = child(1, september(1), span(september(1), september(30)), List.of());

        assertThat(school(child, Measure.PUPILS, september(1).minusDays(1))).isZero();
        assertThat(school(child, Measure.PUPILS, september(1))).isOne();
        assertThat(school(child, Measure.PUPILS, september(30))).isOne();
        assertThat(school(child, Measure.PUPILS, october(1))).isZero();
    }

    @Test
    void a_left_behind_child_counts_as_such_only_while_it_is_enrolled() {
        var child = child(1, september(1), span(september(5), september(30)), List.of(span(september(1), october(20))));

        assertThat(school(child, Measure.LEFT_BEHIND, september(4))).isZero();
        assertThat(school(child, Measure.LEFT_BEHIND, september(5))).isOne();
        assertThat(school(child, Measure.LEFT_BEHIND, october(1))).isZero();
    }

    @Test
    @Tag("A019")
    @Tag("C231")
    void a_left_behind_child_counts_as_filed_while_its_archive_is_complete() {
        var child = ChildHistory.of(new ChildFact(
                CHILD,
                since(september(1)),
                List.of(),
                List.of(since(september(5))),
                LeftBehindType.BOTH_AWAY,
                List.of(span(september(1), september(20)), since(october(5))),
                List.of(),
                List.of(),
                september(1),
                1));

        assertThat(school(child, Measure.ARCHIVE, september(4))).isZero();
        assertThat(school(child, Measure.ARCHIVE, september(20))).isOne();
        assertThat(school(child, Measure.ARCHIVE, september(21))).isZero();
        assertThat(school(child, Measure.LEFT_BEHIND, september(21))).isOne();
        assertThat(school(child, Measure.ARCHIVE, october(5))).isOne();
    }

    @Test
    void staff_and_agent_parents_make_a_child_paired_and_friends_and_donors_do_not() {
        var child = child(1, september(1), since(september(1)), List.of(since(september(1))));

        assertThat(school(child, Measure.PAIRED, october(1), pair("STAFF"))).isOne();
        assertThat(school(child, Measure.PAIRED, october(1), pair("AGENT_PARENT")))
                .isOne();
        assertThat(school(child, Measure.PAIRED, october(1), pair("FRIEND"), pair("DONOR"), pair("STUDY_HELPER")))
                .isZero();
    }

    @Test
    void two_pairs_make_one_paired_child() {
        var child = child(1, september(1), since(september(1)), List.of(since(september(1))));

        assertThat(school(child, Measure.PAIRED, october(1), pair("STAFF"), pair("STAFF")))
                .isOne();
    }

    @Test
    void a_pair_s_end_is_its_last_active_day() {
        var child = child(1, september(1), since(september(1)), List.of(since(september(1))));
        var ended = PairHistory.of(new PairFact(
                UUID.randomUUID(), CHILD, TEACHER_WANG, "STAFF", span(september(7), september(30)), september(30), 2));

        assertThat(school(child, Measure.PAIRED, september(6), ended)).isZero();
        assertThat(school(child, Measure.PAIRED, september(30), ended)).isOne();
        assertThat(school(child, Measure.PAIRED, october(1), ended)).isZero();
    }

    @Test
    void a_child_that_changed_class_counts_in_one_class_each_day() {
        var fact = new ChildFact(
                CHILD,
                since(september(1)),
                List.of(
                        new ClassSpell(CLASS_3_1, span(september(1), september(30))),
                        new ClassSpell(CLASS_3_2, since(october(1)))),
                List.of(since(september(1))),
                LeftBehindType.BOTH_AWAY,
                List.of(),
                List.of(),
                List.of(),
                september(1),
                1);
        var child = ChildHistory.of(fact);

        assertThat(at(Unit.ofClass(CLASS_3_1), child, Measure.PUPILS, september(30)))
                .isOne();
        assertThat(at(Unit.ofClass(CLASS_3_2), child, Measure.PUPILS, september(30)))
                .isZero();
        assertThat(at(Unit.ofClass(CLASS_3_1), child, Measure.PUPILS, october(1)))
                .isZero();
        assertThat(at(Unit.ofClass(CLASS_3_2), child, Measure.PUPILS, october(1)))
                .isOne();
    }

    @Test
    void an_answer_is_restated_while_it_rests_on_what_was_recorded_later() {
        var first = child(1, september(1), since(september(1)), List.of(since(september(1))));
        var leftInSeptember = child(2, october(10), span(september(1), september(20)), List.of(since(september(1))));
        var child = first.with(leftInSeptember);

        assertThat(school(child, Measure.RESTATED, september(20))).isZero();
        assertThat(school(child, Measure.RESTATED, september(21))).isOne();
        assertThat(school(child, Measure.RESTATED, october(9))).isOne();
        assertThat(school(child, Measure.RESTATED, october(10))).isZero();
    }

    @Test
    void a_child_imported_later_restates_the_days_before() {
        var child = child(1, october(10), since(september(1)), List.of());

        assertThat(school(child, Measure.PUPILS, september(10))).isOne();
        assertThat(school(child, Measure.RESTATED, september(10))).isOne();
        assertThat(school(child, Measure.RESTATED, october(10))).isZero();
    }

    @Test
    void a_fact_that_was_taken_back_restates_the_days_on_which_it_was_believed() {
        var believed = child(1, september(1), since(september(1)), List.of(since(september(1))));
        var corrected = child(2, october(10), since(september(1)), List.of(since(september(15))));
        var child = believed.with(corrected);

        assertThat(school(child, Measure.RESTATED, september(10))).isOne();
        assertThat(school(child, Measure.RESTATED, september(15))).isZero();
    }

    @Test
    void versions_join_in_any_order_and_however_often_they_come() {
        var one = child(1, september(1), since(september(1)), List.of());
        var two = child(2, september(5), since(september(1)), List.of(since(september(3))));
        var three = child(3, september(9), since(september(1)), List.of(since(september(2))));

        assertThat(three.with(one).with(two).with(one)).isEqualTo(one.with(two).with(three));
    }

    @Test
    void counted_elsewhere_it_counts_at_its_school_as_ever_and_says_what_was_believed() {
        var child = child(1, september(1), since(september(1)), List.of(since(september(15))));
        var there = new Elsewhere(
                List.of(since(september(10))), List.of(since(september(20))), List.of(since(september(10))), "q", null);
        var elsewhere = Unit.elsewhere(SCHOOL);

        assertThat(at(elsewhere, child, there, Measure.PUPILS, september(9))).isZero();
        assertThat(at(elsewhere, child, there, Measure.PUPILS, september(10))).isOne();
        assertThat(at(elsewhere, child, there, Measure.LEFT_BEHIND, september(14)))
                .isZero();
        assertThat(at(elsewhere, child, there, Measure.LEFT_BEHIND, september(15)))
                .isOne();
        assertThat(at(elsewhere, child, there, Measure.RESTATED, september(19))).isOne();
        assertThat(at(elsewhere, child, there, Measure.RESTATED, september(20))).isZero();
        assertThat(at(Unit.school(SCHOOL), child, there, Measure.PUPILS, september(20)))
                .isOne();
        assertThat(at(Unit.school(SCHOOL), child, there, Measure.RESTATED, september(15)))
                .isZero();
        assertThat(at(Unit.ofClass(CLASS_3_1), child, there, Measure.PUPILS, september(20)))
                .isOne();
    }

    @Test
    void an_answered_question_is_open_no_more_until_another_is_asked() {
        var child = child(1, september(1), since(september(1)), List.of());
        var there = new Elsewhere(List.of(), List.of(), List.of(since(september(10))), "one", null);
        var answered = there.answeredOn(september(20));
        var other = answered.found(new Elsewhere(List.of(), List.of(), List.of(since(september(10))), "two", null));

        assertThat(at(Unit.asked(SCHOOL), child, there, Measure.PUPILS, october(1)))
                .isOne();
        assertThat(at(Unit.asked(SCHOOL), child, answered, Measure.PUPILS, september(19)))
                .isOne();
        assertThat(at(Unit.asked(SCHOOL), child, answered, Measure.PUPILS, september(20)))
                .isZero();
        assertThat(at(Unit.asked(SCHOOL), child, other, Measure.PUPILS, september(20)))
                .isOne();
        assertThat(answered.answeredOn(october(1))).isEqualTo(answered);
    }

    private static int school(ChildHistory child, Measure measure, LocalDate day, PairHistory... pairs) {
        return at(Unit.school(SCHOOL), child, measure, day, pairs);
    }

    private static int at(Unit unit, ChildHistory child, Measure measure, LocalDate day, PairHistory... pairs) {
        return at(unit, child, Elsewhere.NONE, measure, day, pairs);
    }

    private static int at(
            Unit unit, ChildHistory child, Elsewhere there, Measure measure, LocalDate day, PairHistory... pairs) {
        var steps = new Steps();
        child.addTo(steps, SCHOOL, Arrays.asList(pairs), there, 1);
        return steps.asMap().entrySet().stream()
                .filter(step -> step.getKey().place().equals(Place.state(unit, measure)))
                .filter(step -> !step.getKey().day().isAfter(day))
                .mapToInt(step -> step.getValue())
                .sum();
    }

    private static ChildHistory child(long version, LocalDate toldOn, Span enrolled, List<Span> leftBehind) {
        return ChildHistory.of(new ChildFact(
                CHILD,
                enrolled,
                List.of(new ClassSpell(CLASS_3_1, enrolled)),
                leftBehind,
                LeftBehindType.BOTH_AWAY,
                List.of(),
                List.of(),
                List.of(),
                toldOn,
                version));
    }

    private static PairHistory pair(String kind) {
        return PairHistory.of(
                new PairFact(UUID.randomUUID(), CHILD, UUID.randomUUID(), kind, since(september(7)), september(7), 1));
    }

    private static Span since(LocalDate from) {
        return span(from, null);
    }

    private static Span span(LocalDate from, @Nullable LocalDate to) {
        return new Span(from, to);
    }
}
