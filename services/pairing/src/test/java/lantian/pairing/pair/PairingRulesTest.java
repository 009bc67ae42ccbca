package lantian.pairing.pair;

import static lantian.pairing.caregiver.Staffroom.chenAsCaregiver;
import static lantian.pairing.caregiver.Staffroom.gone;
import static lantian.pairing.caregiver.Staffroom.helper;
import static lantian.pairing.caregiver.Staffroom.pupilHe;
import static lantian.pairing.caregiver.Staffroom.villagerLi;
import static lantian.pairing.pair.Village.ended;
import static lantian.pairing.pair.Village.haoYu;
import static lantian.pairing.pair.Village.leaving;
import static lantian.pairing.pair.Village.meiLing;
import static lantian.pairing.pair.Village.pair;
import static lantian.pairing.pair.Village.xiaoMing;
import static lantian.pairing.pair.Village.yuTing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lantian.pairing.caregiver.Caregiver;
import lantian.pairing.caregiver.Category;
import lantian.pairing.pair.Pairing.Agreed;
import lantian.pairing.pair.Pairing.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PairingRulesTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_child_at_school_and_an_adult_may_form_a_pair_of_any_kind(Kind kind) {
        var wish = pair(1, xiaoMing(), villagerLi(null), kind, "2026-09-07");

        assertThat(decide(wish, xiaoMing(), villagerLi(null))).isEqualTo(new Agreed(wish));
    }

    @ParameterizedTest
    @CsvSource({"2026-08-31,BEFORE_ENROLMENT", "2026-11-21,CHILD_HAS_LEFT"})
    void a_pair_begins_within_the_days_of_enrolment(String from, Refused why) {
        var child = leaving(xiaoMing(), "2026-11-20");

        assertThat(decide(pair(1, child, villagerLi(null), Kind.STAFF, from), child, villagerLi(null)))
                .isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({"2026-09-01", "2026-11-20"})
    void both_the_first_and_the_last_day_of_enrolment_belong_to_it(String from) {
        var child = leaving(xiaoMing(), "2026-11-20");
        var wish = pair(1, child, villagerLi(null), Kind.STAFF, from);

        assertThat(decide(wish, child, villagerLi(null))).isEqualTo(new Agreed(wish));
    }

    @Test
    void a_caregiver_who_left_begins_no_pair() {
        var wish = pair(1, xiaoMing(), chenAsCaregiver(), Kind.STAFF, "2026-09-07");

        assertThat(decide(wish, xiaoMing(), gone(chenAsCaregiver()))).isEqualTo(Refused.CAREGIVER_HAS_LEFT);
    }

    @ParameterizedTest
    @CsvSource({"STAFF,PUPIL_BEARS_NO_DUTY", "AGENT_PARENT,PUPIL_BEARS_NO_DUTY", "STUDY_HELPER,", "FRIEND,"})
    @Tag("A040")
    void a_pupil_helps_and_is_a_friend_and_bears_no_duty(Kind kind, Refused why) {
        var wish = pair(1, xiaoMing(), pupilHe(), kind, "2026-09-07");

        assertThat(decide(wish, xiaoMing(), pupilHe())).isEqualTo(why == null ? new Agreed(wish) : why);
    }

    @ParameterizedTest
    @CsvSource({
        "CLASS_TEACHER, 班主任",
        "SUBJECT_TEACHER, 科任教师",
        "LIFE_TEACHER, 生活指导老师",
        "RETIRED_TEACHER, 退休教师",
        "CADRE, 村干部",
        "PARTY_MEMBER, 党员",
        "VILLAGER, 村民",
        "VOLUNTEER, 志愿者",
        "ENTREPRENEUR, 企业家",
        "PARENT, 其他学生家长",
    })
    @Tag("A032")
    @Tag("A034")
    @Tag("A035")
    @Tag("A039")
    @Tag("A070")
    @Tag("C103")
    void a_grown_up_of_any_kind_may_help_a_child_and_stand_in_for_the_parents(Category category, String who) {
        var grownUp = helper(category);
        var help = pair(1, xiaoMing(), grownUp, Kind.STAFF, "2026-09-07");
        var parent = pair(2, meiLing(), grownUp, Kind.AGENT_PARENT, "2026-09-07");

        assertThat(decide(help, xiaoMing(), grownUp)).as(who).isEqualTo(new Agreed(help));
        assertThat(decide(parent, meiLing(), grownUp, help)).as(who).isEqualTo(new Agreed(parent));
    }

    @Test
    void the_same_two_are_not_paired_twice_at_a_time_in_the_same_way() {
        var first = pair(1, xiaoMing(), villagerLi(null), Kind.AGENT_PARENT, "2026-09-07");
        var again = pair(2, xiaoMing(), villagerLi(null), Kind.AGENT_PARENT, "2026-10-01");
        var otherwise = pair(3, xiaoMing(), villagerLi(null), Kind.DONOR, "2026-10-01");

        assertThat(decide(again, xiaoMing(), villagerLi(null), first)).isEqualTo(Refused.ALREADY_PAIRED);
        assertThat(decide(otherwise, xiaoMing(), villagerLi(null), first)).isEqualTo(new Agreed(otherwise));
    }

    @ParameterizedTest
    @CsvSource({"2026-09-30,ALREADY_PAIRED", "2026-10-01,"})
    void the_last_day_of_a_pair_still_belongs_to_it(String from, Refused why) {
        var first = ended(pair(1, xiaoMing(), villagerLi(null), Kind.STAFF, "2026-09-07"), "2026-09-30");
        var next = pair(2, xiaoMing(), villagerLi(null), Kind.STAFF, from);

        assertThat(decide(next, xiaoMing(), villagerLi(null), first)).isEqualTo(why == null ? new Agreed(next) : why);
    }

    @Test
    void a_child_has_exactly_one_study_helper_at_a_time() {
        var helper = pair(1, xiaoMing(), pupilHe(), Kind.STUDY_HELPER, "2026-09-07");
        var second = pair(2, xiaoMing(), villagerLi(null), Kind.STUDY_HELPER, "2026-09-14");

        assertThat(decide(second, xiaoMing(), villagerLi(null), helper)).isEqualTo(Refused.HAS_A_STUDY_HELPER);
    }

    @Test
    @Tag("A032")
    void a_caregiver_with_room_for_two_takes_no_third_child() {
        var li = villagerLi(2);
        var first = pair(1, meiLing(), li, Kind.STAFF, "2026-09-07");
        var later = pair(2, haoYu(), li, Kind.STAFF, "2026-10-12");
        var third = pair(3, xiaoMing(), li, Kind.STAFF, "2026-09-14");

        assertThat(decide(third, xiaoMing(), li, first)).isEqualTo(new Agreed(third));
        assertThat(decide(third, xiaoMing(), li, first, later)).isEqualTo(Refused.CAREGIVER_FULL);
    }

    @ParameterizedTest
    @CsvSource({"3, two or three children for each teacher", "2, two for each of the bureau's staff", "1, one to one"})
    @Tag("C237")
    @Tag("C240")
    @Tag("C241")
    void a_caregiver_has_as_many_children_as_was_agreed_and_no_more(int quota, String rule) {
        var li = villagerLi(quota);
        var pairs = Stream.of(meiLing(), haoYu(), yuTing())
                .limit(quota)
                .map(child -> pair(1, child, li, Kind.STAFF, "2026-09-07"))
                .toArray(Pair[]::new);
        var wish = pair(2, xiaoMing(), li, Kind.STAFF, "2026-09-07");

        assertThat(decide(wish, xiaoMing(), li, Arrays.copyOf(pairs, quota - 1)))
                .as(rule)
                .isEqualTo(new Agreed(wish));
        assertThat(decide(wish, xiaoMing(), li, pairs)).as(rule).isEqualTo(Refused.CAREGIVER_FULL);
    }

    @Test
    void room_is_counted_by_day_so_that_one_child_can_follow_another() {
        var li = villagerLi(1);
        var over = ended(pair(1, meiLing(), li, Kind.STAFF, "2026-09-07"), "2026-09-30");
        var next = pair(2, xiaoMing(), li, Kind.STAFF, "2026-10-01");

        assertThat(decide(next, xiaoMing(), li, over)).isEqualTo(new Agreed(next));
    }

    @Test
    void a_child_that_is_paired_in_two_ways_takes_room_once() {
        var li = villagerLi(1);
        var donor = pair(1, xiaoMing(), li, Kind.DONOR, "2026-09-07");
        var parent = pair(2, xiaoMing(), li, Kind.AGENT_PARENT, "2026-09-07");

        assertThat(decide(parent, xiaoMing(), li, donor)).isEqualTo(new Agreed(parent));
    }

    @Test
    void a_correction_moves_the_first_day_not_behind_the_last() {
        var over = ended(pair(1, xiaoMing(), villagerLi(null), Kind.STAFF, "2026-09-07"), "2026-09-30");
        over.correct(Kind.STAFF, over.from().plusMonths(1));

        assertThat(decide(over, xiaoMing(), villagerLi(null))).isEqualTo(Refused.END_BEFORE_START);
    }

    private static Pairing decide(Pair wish, Child child, Caregiver caregiver, Pair... others) {
        var all = List.of(others);
        return child.pairedWith(
                caregiver,
                wish,
                all.stream().filter(pair -> pair.child().equals(child.id())).toList(),
                all.stream()
                        .filter(pair -> pair.caregiver().equals(caregiver.id()))
                        .toList());
    }
}
