package lantian.reporting.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step is in the sum up to a day exactly once if it lies before or on it, and never otherwise. */
class DayTreeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-09-01,2026-09-01,1",
        "2026-09-01,2026-09-02,1",
        "2026-09-02,2026-09-01,0",
        "2000-01-01,2089-09-01,1",
        "1999-12-31,2000-01-01,1",
        "2026-08-31,2027-08-31,1",
        "2027-08-31,2027-08-30,0"
    })
    void a_step_is_found_once_from_its_day_on(LocalDate step, LocalDate asOf, int times) {
        var common = new HashSet<>(DayTree.nodesOfStep(step));

        common.retainAll(DayTree.nodesUpTo(asOf));

        assertThat(common).hasSize(times);
    }

    @ParameterizedTest
    @CsvSource({"2000-01-01", "2026-11-22", "2063-12-31", "2089-09-17"})
    void neither_writing_nor_reading_takes_more_than_sixteen_nodes(LocalDate day) {
        assertThat(DayTree.nodesOfStep(day)).hasSizeLessThanOrEqualTo(16);
        assertThat(DayTree.nodesUpTo(day)).hasSizeLessThanOrEqualTo(16);
    }
}
