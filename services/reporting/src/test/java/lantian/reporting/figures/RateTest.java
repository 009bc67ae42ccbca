package lantian.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    @Test
    @Tag("D004")
    void the_area_s_share_of_left_behind_children() {
        assertThat(Rate.of(12_285, 16_856).rate())
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.7288"));
    }

    @Test
    @Tag("D007")
    void the_township_school_s_share() {
        assertThat(Rate.of(82, 291).rate())
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.2818"));
    }

    @Test
    @Tag("D016")
    void the_village_s_share_is_of_all_children_below_and_above_six() {
        assertThat(Rate.of(19, 120 + 144).rate())
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.0720"));
    }

    @Test
    void of_nothing_there_is_no_rate() {
        assertThat(Rate.of(0, 0).rate()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"70,70,1", "0,70,0", "1,3,0.3333", "2,3,0.6667", "3,2,1.5", "1,16,0.0625", "5,32,0.1563"})
    void rates_are_rounded_half_up_and_never_capped(int n, int of, String rate) {
        assertThat(Rate.of(n, of).rate())
                .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(rate));
    }
}
