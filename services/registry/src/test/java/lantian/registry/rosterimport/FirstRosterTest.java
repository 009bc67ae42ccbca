package lantian.registry.rosterimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstRosterTest {

    private static final LocalDate BEGUN = LocalDate.of(2026, 9, 1);

    @ParameterizedTest
    @CsvSource({"2026-09-01, true", "2026-09-30, true", "2026-10-01, false", "2027-09-01, false"})
    void class_files_of_the_first_30_days_are_one_roster(LocalDate day, boolean first) {
        assertThat(new FirstRoster(Optional.of(BEGUN)).includes(day)).isEqualTo(first);
    }

    @Test
    void before_any_child_every_file_is_the_first() {
        assertThat(new FirstRoster(Optional.empty()).includes(BEGUN)).isTrue();
    }
}
