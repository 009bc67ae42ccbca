package lantian.local.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lantian.local.coverage.Coverage.Proof;
import lantian.local.coverage.Coverage.Requirement;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void reads_the_ids_and_titles_of_the_tables_and_nothing_else() {
        var rows = Coverage.requirements(List.of(
                "| ID | Mechanism |",
                "| A052 | Home visit (家访) | class teacher | 3 per term |",
                "| C208 | teacher | home visit | weekly | 1 |",
                "| B101 | name |"));

        assertThat(rows)
                .containsExactly(
                        new Requirement("A052", "Home visit (家访)"),
                        new Requirement("C208", "teacher, home visit, weekly"));
    }

    @Test
    void a_requirement_with_a_failed_test_is_open() {
        var page = Coverage.page(
                List.of(new Requirement("A001", "group"), new Requirement("A002", "duties")),
                List.of(
                        new Proof("A001", "Groups.one", true),
                        new Proof("A002", "Duties.one", true),
                        new Proof("A002", "Duties.two", false)));

        assertThat(page).contains("1 of 2 proven", "| A001 | group | Groups.one |", "| A002 | duties | open |");
    }
}
