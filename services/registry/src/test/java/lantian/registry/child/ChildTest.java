package lantian.registry.child;

import static lantian.registry.child.People.LATER;
import static lantian.registry.child.People.NOW;
import static lantian.registry.child.People.TERM;
import static lantian.registry.child.People.TODAY;
import static lantian.registry.child.People.enrolled;
import static lantian.registry.child.People.living;
import static lantian.registry.child.People.profile;
import static lantian.registry.child.People.with;
import static lantian.registry.child.People.xiaoMing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import lantian.registry.child.Child.Change;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildTest {

    @ParameterizedTest
    @CsvSource(nullValues = "?", textBlock = """
                true , true , GRANDPARENTS  , BOTH_AWAY
                true , false, PARENTS       , FATHER_AWAY
                true , ?    , ?             , FATHER_AWAY
                false, true , PARENTS       , MOTHER_AWAY
                false, false, PARENTS       , ?
                false, false, GRANDPARENTS  , ?
                false, false, NO_ABLE_PARENT, NO_ABLE_PARENT
                ?    , ?    , GRANDPARENTS  , NO_ABLE_PARENT
                ?    , ?    , ALONE         , NO_ABLE_PARENT
                ?    , false, RELATIVES     , ?
                ?    , ?    , ?             , ?
                ?    , ?    , SCHOOL        , ?
                """)
    void left_behind_is_derived_from_who_is_away_and_who_cares(
            Boolean father, Boolean mother, CareType care, LeftBehind.Type expected) {
        var child = enrolled(profile(father, mother, care));

        assertThat(child.leftBehindOn(TODAY).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"无人照看", "无人监护", "独自在家生活", "姐弟相依为命"})
    @Tag("F27")
    void a_child_whom_nobody_watches_is_left_behind_whatever_is_known_of_the_parents(String care) {
        var alone = CareType.named(care).orElseThrow();

        assertThat(enrolled(profile(null, null, alone)).leftBehindOn(TODAY)).contains(LeftBehind.Type.NO_ABLE_PARENT);
        assertThat(enrolled(profile(false, false, alone)).leftBehindOn(TODAY)).contains(LeftBehind.Type.NO_ABLE_PARENT);
    }

    @Test
    void away_since_its_own_date_where_given_but_left_behind_only_while_enrolled() {
        var father = new Parent("王大山", true, LocalDate.of(2026, 3, 2), null, null, null);
        var mother = new Parent("李秀英", false, null, null, null, null);
        var away = enrolled(with(xiaoMing(), father, mother));
        var longBefore = new Parent("王大山", true, LocalDate.of(2020, 1, 1), null, null, null);
        var always = enrolled(with(xiaoMing(), longBefore, mother));

        assertThat(away.leftBehindOn(LocalDate.of(2026, 3, 1))).isEmpty();
        assertThat(away.leftBehindOn(LocalDate.of(2026, 3, 2))).contains(LeftBehind.Type.FATHER_AWAY);
        assertThat(always.leftBehind().facts().getFirst().from()).isEqualTo(TERM);
        assertThat(always.profile().home().father().awaySince()).isEqualTo(LocalDate.of(2020, 1, 1));
    }

    @Test
    void a_day_since_when_parents_are_away_says_that_they_were_at_home_before() {
        var father = new Parent("王大山", true, LocalDate.of(2026, 3, 2), null, null, null);
        var mother = new Parent("李秀英", true, LocalDate.of(2026, 3, 2), null, null, null);
        var grandmother = with(profile(null, null, CareType.GRANDPARENTS), father, mother);
        var child = enrolled(grandmother);
        var later = new Parent("王大山", true, LocalDate.of(2026, 3, 9), null, null, null);
        var corrected = changed(child.change(with(grandmother, later, later), null, TODAY, TODAY, LATER));

        assertThat(child.leftBehindOn(LocalDate.of(2026, 3, 1))).isEmpty();
        assertThat(child.leftBehindOn(LocalDate.of(2026, 3, 2))).contains(LeftBehind.Type.BOTH_AWAY);
        assertThat(corrected.leftBehindOn(LocalDate.of(2026, 3, 8))).isEmpty();
        assertThat(corrected.leftBehindOn(LocalDate.of(2026, 3, 9))).contains(LeftBehind.Type.BOTH_AWAY);
    }

    @Test
    void away_since_enrolment_otherwise() {
        var child = enrolled(xiaoMing());

        assertThat(child.leftBehind().facts().getFirst().from()).isEqualTo(TERM);
        assertThat(child.profile().home().father().awaySince()).isEqualTo(TERM);
    }

    @Test
    @Tag("A016")
    void a_change_holds_from_its_day_on_and_what_was_before_stays() {
        var child = enrolled(xiaoMing());
        var home = with(
                xiaoMing(),
                new Parent("王大山", false, null, null, null, null),
                new Parent("李秀英", false, null, null, null, null));

        var changed = changed(child.change(home, null, LocalDate.of(2026, 3, 20), TODAY, LATER));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.leftBehindOn(LocalDate.of(2026, 3, 19))).contains(LeftBehind.Type.BOTH_AWAY);
        assertThat(changed.leftBehindOn(LocalDate.of(2026, 3, 20))).isEmpty();
        assertThat(changed.family().fatherAway().facts()).hasSize(2);
    }

    @Test
    void what_was_read_can_be_written_back_and_changes_nothing() {
        var child = enrolled(xiaoMing());

        assertThat(child.change(child.profile(), null, TODAY, TODAY, LATER)).isInstanceOf(Change.Unchanged.class);
        assertThat(child.change(xiaoMing(), null, TODAY, TODAY, LATER)).isInstanceOf(Change.Unchanged.class);
        assertThat(child.change(xiaoMing(), TERM, TODAY, TODAY, LATER)).isInstanceOf(Change.Unchanged.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01, true", "2026-02-28, false"})
    void to_stop_being_left_behind_more_than_thirty_days_ago_needs_the_county(LocalDate from, boolean taken) {
        var home = with(
                xiaoMing(),
                new Parent("王大山", false, null, null, null, null),
                new Parent("李秀英", false, null, null, null, null));

        var change = enrolled(xiaoMing()).change(home, null, from, TODAY, LATER);

        assertThat(change instanceof Change.Changed).isEqualTo(taken);
        if (!taken) {
            assertThat(change).isEqualTo(Change.Refused.NEEDS_COUNTY_APPROVAL);
        }
    }

    @Test
    void facts_lie_between_enrolment_and_today() {
        var child = enrolled(xiaoMing());
        var elsewhere = living(xiaoMing(), "西坝村");

        assertThat(child.change(elsewhere, null, TODAY.plusDays(1), TODAY, LATER))
                .isEqualTo(Change.Refused.IN_THE_FUTURE);
        assertThat(child.change(elsewhere, null, TERM.minusDays(1), TODAY, LATER))
                .isEqualTo(Change.Refused.BEFORE_ENROLMENT);
        assertThat(child.verify(TODAY.plusDays(1), TODAY, LATER)).isEqualTo(Change.Refused.IN_THE_FUTURE);
    }

    @Test
    @Tag("A019")
    void an_archive_is_complete_when_nothing_lacks_and_somebody_verified_it() {
        var child = enrolled(xiaoMing());
        var verified = changed(child.verify(LocalDate.of(2026, 3, 10), TODAY, LATER));

        assertThat(child.missing()).containsExactly("verifiedOn");
        assertThat(child.archiveCompleteOn(TODAY)).isFalse();
        assertThat(verified.missing()).isEmpty();
        assertThat(verified.archiveCompleteOn(LocalDate.of(2026, 3, 9))).isFalse();
        assertThat(verified.archiveCompleteOn(LocalDate.of(2026, 3, 10))).isTrue();
    }

    @Test
    @Tag("A019")
    void an_archive_that_loses_a_required_field_is_incomplete_from_that_day_until_it_has_it_again() {
        var child = changed(enrolled(xiaoMing()).verify(LocalDate.of(2026, 3, 1), TODAY, NOW));

        var lost = changed(child.change(living(child.profile(), null), null, LocalDate.of(2026, 3, 12), TODAY, LATER));
        var found = changed(lost.change(living(lost.profile(), "西坝村"), null, LocalDate.of(2026, 3, 20), TODAY, LATER));

        assertThat(lost.missing()).containsExactly("address");
        assertThat(found.archiveCompleteOn(LocalDate.of(2026, 3, 11))).isTrue();
        assertThat(found.archiveCompleteOn(LocalDate.of(2026, 3, 12))).isFalse();
        assertThat(found.archiveCompleteOn(LocalDate.of(2026, 3, 20))).isTrue();
    }

    @Test
    void verifying_again_takes_nothing_away() {
        var first = changed(enrolled(xiaoMing()).verify(LocalDate.of(2026, 3, 1), TODAY, NOW));
        var again = changed(first.verify(TODAY, TODAY, LATER));

        assertThat(again.archiveCompleteOn(LocalDate.of(2026, 3, 1))).isTrue();
        assertThat(again.verify(TODAY, TODAY, LATER)).isInstanceOf(Change.Unchanged.class);
    }

    @Test
    void the_last_day_at_school_counts_and_the_day_after_does_not() {
        var left = changed(enrolled(xiaoMing()).leave(LocalDate.of(2026, 3, 15), LeaveReason.LEFT, LATER));

        assertThat(left.leftBehindOn(LocalDate.of(2026, 3, 15))).isPresent();
        assertThat(left.leftBehindOn(LocalDate.of(2026, 3, 16))).isEmpty();
        assertThat(left.leave(LocalDate.of(2026, 3, 15), LeaveReason.LEFT, LATER))
                .isInstanceOf(Change.Unchanged.class);
        assertThat(left.leave(LocalDate.of(2026, 3, 16), LeaveReason.LEFT, LATER))
                .isEqualTo(Change.Refused.ALREADY_LEFT);
    }

    @Test
    void a_corrected_first_day_moves_the_class_along() {
        var child = enrolled(xiaoMing());
        var earlier = LocalDate.of(2025, 9, 1);

        var corrected = changed(child.change(child.profile(), earlier, TODAY, TODAY, LATER));

        assertThat(corrected.enrolment().from()).isEqualTo(earlier);
        assertThat(corrected.classes().on(earlier)).contains(People.CLASS);
        assertThat(corrected.archive().filled().on(TERM)).contains(true);
    }

    @Test
    void a_contact_card_is_no_longer_current_once_something_on_it_changed() {
        var child = enrolled(xiaoMing());
        var issued = new Child(
                child.id(),
                child.version(),
                child.profile(),
                child.enrolment(),
                child.family(),
                child.classes(),
                child.risk(),
                child.archive(),
                Timeline.<Boolean>empty().with(true, LocalDate.of(2026, 3, 1), NOW));

        var moved =
                changed(issued.change(living(issued.profile(), "西坝村"), null, LocalDate.of(2026, 3, 20), TODAY, LATER));

        assertThat(moved.card().on(LocalDate.of(2026, 3, 19))).contains(true);
        assertThat(moved.card().on(LocalDate.of(2026, 3, 20))).isEmpty();
    }

    private static Child changed(Change change) {
        assertThat(change).isInstanceOf(Change.Changed.class);
        return ((Change.Changed) change).child();
    }
}
