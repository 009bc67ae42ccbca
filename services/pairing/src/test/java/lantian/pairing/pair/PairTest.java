package lantian.pairing.pair;

import static lantian.pairing.caregiver.Staffroom.villagerLi;
import static lantian.pairing.pair.Village.ended;
import static lantian.pairing.pair.Village.enrolledAgain;
import static lantian.pairing.pair.Village.following;
import static lantian.pairing.pair.Village.leaving;
import static lantian.pairing.pair.Village.xiaoMing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import lantian.pairing.pair.Pair.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairTest {

    private final Pair pair = Village.pair(1, xiaoMing(), villagerLi(null), Kind.STAFF, "2026-09-07");

    @ParameterizedTest
    @CsvSource({"2026-09-06,false", "2026-09-07,true", "2026-10-31,true", "2026-11-01,false"})
    void first_and_last_day_are_active_days(LocalDate day, boolean active) {
        assertThat(ended(pair, "2026-10-31").activeOn(day)).isEqualTo(active);
    }

    @Test
    void a_pair_may_end_on_its_first_day_and_not_before() {
        assertThat(pair.end(LocalDate.parse("2026-09-06"))).isEqualTo(Ending.Refused.BEFORE_THE_START);
        assertThat(ended(pair, "2026-09-07").to()).isEqualTo("2026-09-07");
    }

    @Test
    void what_the_school_ended_it_does_not_end_again() {
        assertThat(ended(pair, "2026-10-31").end(LocalDate.parse("2026-10-30")))
                .isEqualTo(Ending.Refused.ALREADY_ENDED);
    }

    @Test
    void a_pair_ends_with_the_childs_last_day() {
        var after = following(pair, leaving(xiaoMing(), "2026-10-15"));

        assertThat(after.to()).isEqualTo("2026-10-15");
        assertThat(after.cause()).isEqualTo(Cause.CHILD_LEFT);
        assertThat(after.end(LocalDate.parse("2026-10-16"))).isEqualTo(Ending.Refused.CHILD_HAS_LEFT);
    }

    @Test
    void a_leaving_that_is_taken_back_takes_the_end_back() {
        var left = following(pair, leaving(xiaoMing(), "2026-10-15"));

        assertThat(following(left, leaving(xiaoMing(), null)).to()).isNull();
    }

    @Test
    void a_child_who_comes_back_later_does_not_revive_old_pairs() {
        var left = following(pair, leaving(xiaoMing(), "2026-10-15"));

        assertThat(left.follow(enrolledAgain(xiaoMing(), "2027-03-01"))).isFalse();
        assertThat(left.to()).isEqualTo("2026-10-15");
    }

    @Test
    void the_earlier_of_the_schools_end_and_the_childs_leaving_counts() {
        var endedThenLeft = following(ended(pair, "2026-09-30"), leaving(xiaoMing(), "2026-10-15"));

        assertThat(endedThenLeft.to()).isEqualTo("2026-09-30");
        assertThat(endedThenLeft.cause()).isEqualTo(Cause.BY_SCHOOL);
    }

    @Test
    void a_pair_that_was_to_begin_after_the_leaving_never_goes_beyond_its_first_day() {
        assertThat(following(pair, leaving(xiaoMing(), "2026-09-03")).to()).isEqualTo("2026-09-07");
    }

    @Test
    void after_the_caregiver_left_the_school_can_still_hand_over() {
        assertThat(pair.leaveAlone(LocalDate.parse("2026-10-15"))).isTrue();

        assertThat(pair.to()).isEqualTo("2026-10-15");
        assertThat(pair.cause()).isEqualTo(Cause.CAREGIVER_LEFT);
        assertThat(pair.end(LocalDate.parse("2026-10-16"))).isEqualTo(Ending.Refused.ALREADY_ENDED);
        assertThat(ended(pair, "2026-10-15").cause()).isEqualTo(Cause.BY_SCHOOL);
    }

    @Test
    void a_caregivers_leaving_leaves_earlier_ends_alone() {
        var over = ended(pair, "2026-09-30");

        assertThat(over.leaveAlone(LocalDate.parse("2026-10-15"))).isFalse();
        assertThat(over.to()).isEqualTo("2026-09-30");
    }
}
