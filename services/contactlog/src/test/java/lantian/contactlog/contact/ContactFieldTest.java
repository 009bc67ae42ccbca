package lantian.contactlog.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import lantian.platform.testkit.LeastSightTable;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class ContactFieldTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_tables_in_the_docs_and_those_in_the_code_are_the_same_cell_by_cell(boolean counselling) {
        var table = LeastSightTable.below(counselling ? "### Counselling" : "### Any contact");

        for (var field : ContactField.values()) {
            var inCode = Arrays.stream(Viewpoint.values())
                    .collect(Collectors.toMap(Enum::name, each -> field.seenBy(each, counselling)));
            assertThat(table.seen(field.wire())).as(field.wire()).isEqualTo(inCode);
        }
        assertThat(table.cells()).hasSize(ContactField.values().length);
    }
}
