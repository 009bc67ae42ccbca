package lantian.pairing.caregiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lantian.platform.testkit.LeastSightTable;
import org.junit.jupiter.api.Test;

class CaregiverFieldTest {

    @Test
    void the_table_in_the_docs_and_the_one_in_the_code_are_the_same_cell_by_cell() {
        var table = LeastSightTable.below("## Caregivers");

        for (var field : CaregiverField.values()) {
            var inCode = Arrays.stream(Viewpoint.values()).collect(Collectors.toMap(Enum::name, field::seenBy));
            assertThat(table.seen(field.wire())).as(field.wire()).isEqualTo(inCode);
        }
        assertThat(table.cells()).hasSize(CaregiverField.values().length);
    }

    @Test
    void who_sees_all_caregivers_sees_no_less_than_who_looks_after_the_same_child() {
        for (var all : List.of(Viewpoint.SCHOOL_ADMIN, Viewpoint.PARTNER_ADMIN, Viewpoint.CLASS_TEACHER)) {
            for (var some : List.of(Viewpoint.STAFF, Viewpoint.AGENT_PARENT)) {
                assertThat(Seen.by(Set.of(all)).fields())
                        .as("%s and %s", all, some)
                        .containsAll(Seen.by(Set.of(some)).fields());
            }
        }
    }
}
