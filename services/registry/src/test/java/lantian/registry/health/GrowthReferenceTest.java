package lantian.registry.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import lantian.registry.child.Sex;
import lantian.registry.health.GrowthReference.Measure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the tables that the WHO publishes. */
@Tag("A025")
class GrowthReferenceTest {

    @ParameterizedTest
    @CsvSource({
        // height-for-age
        "HEIGHT, MALE, 24, 81.4, 87.1, 92.9",
        "HEIGHT, MALE, 60, 101.2, 110.0, 118.7",
        "HEIGHT, FEMALE, 60, 100.5, 109.4, 118.4",
        "HEIGHT, FEMALE, 120, 126.6, 138.6, 150.7",
        "HEIGHT, MALE, 228, 162.8, 176.5, 190.3",
        // weight-for-age ends with ten years
        "WEIGHT, MALE, 60, 14.3, 18.3, 23.8",
        "WEIGHT, FEMALE, 120, 23.676, 31.858, 45.7",
        // BMI-for-age
        "BMI, FEMALE, 180, 16.074, 20.212, 27.559",
        "BMI, FEMALE, 228, 16.734, 21.427, 29.03"
    })
    void medians_and_outer_percentiles_are_those_published(
            Measure measure, Sex sex, int month, double p3, double p50, double p97) {
        var at = GrowthReference.curve(measure, sex).get(month);

        assertThat(at.month()).isEqualTo(month);
        assertThat(at.p3()).isCloseTo(p3, within(0.06));
        assertThat(at.p50()).isCloseTo(p50, within(0.06));
        assertThat(at.p97()).isCloseTo(p97, within(0.06));
    }

    @ParameterizedTest
    @EnumSource(Sex.class)
    void the_curves_reach_from_birth_to_nineteen_years_and_weight_to_ten(Sex sex) {
        assertThat(GrowthReference.curve(Measure.HEIGHT, sex)).hasSize(229);
        assertThat(GrowthReference.curve(Measure.BMI, sex)).hasSize(229);
        assertThat(GrowthReference.curve(Measure.WEIGHT, sex)).hasSize(121);
        assertThat(GrowthReference.curve(Measure.HEIGHT, sex))
                .allSatisfy(at -> assertThat(at.p3()).isLessThan(at.p15()))
                .allSatisfy(at -> assertThat(at.p15()).isLessThan(at.p50()))
                .allSatisfy(at -> assertThat(at.p50()).isLessThan(at.p85()))
                .allSatisfy(at -> assertThat(at.p85()).isLessThan(at.p97()));
    }

    @Test
    void the_median_is_the_fiftieth_percentile_and_one_deviation_above_it_the_eighty_fourth() {
        var median =
                GrowthReference.score(Measure.HEIGHT, Sex.FEMALE, 120, 138.6363).orElseThrow();
        var above = GrowthReference.score(Measure.HEIGHT, Sex.FEMALE, 120, 138.6363 * 1.04614)
                .orElseThrow();

        assertThat(median.z()).isCloseTo(0, within(1e-9));
        assertThat(median.percentile()).isCloseTo(50, within(1e-4));
        assertThat(above.z()).isCloseTo(1, within(1e-9));
        assertThat(above.percentile()).isCloseTo(84.13, within(0.01));
    }

    @Test
    void between_two_months_the_reference_lies_between_theirs() {
        var z = GrowthReference.score(Measure.HEIGHT, Sex.MALE, 120.5, 138.05)
                .orElseThrow()
                .z();

        assertThat(z)
                .isLessThan(GrowthReference.score(Measure.HEIGHT, Sex.MALE, 120, 138.05)
                        .orElseThrow()
                        .z())
                .isGreaterThan(GrowthReference.score(Measure.HEIGHT, Sex.MALE, 121, 138.05)
                        .orElseThrow()
                        .z());
    }

    @Test
    void a_weight_far_out_is_counted_in_the_last_deviation() {
        // boys of 60 months: median 18.3 kg, +2 SD 24.2 kg, +3 SD 27.9 kg as published
        var z = GrowthReference.score(Measure.WEIGHT, Sex.MALE, 60, 27.9 + 2 * (27.9 - 24.2))
                .orElseThrow()
                .z();

        assertThat(z).isCloseTo(5, within(0.05));
    }

    @Test
    void an_age_beyond_the_reference_has_no_score() {
        assertThat(GrowthReference.score(Measure.HEIGHT, Sex.MALE, 228, 176)).isPresent();
        assertThat(GrowthReference.score(Measure.HEIGHT, Sex.MALE, 228.1, 176)).isEmpty();
        assertThat(GrowthReference.score(Measure.WEIGHT, Sex.MALE, 121, 30)).isEmpty();
        assertThat(GrowthReference.score(Measure.WEIGHT, Sex.MALE, -1, 3)).isEmpty();
    }

    @Test
    void months_are_counted_as_the_who_counts_them() {
        assertThat(GrowthReference.months(LocalDate.of(2016, 9, 1), LocalDate.of(2026, 9, 1)))
                .isCloseTo(120, within(0.05));
    }
}
