package lantian.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import lantian.platform.testkit.LeastSightTable;
import org.junit.jupiter.api.Test;

class FieldTest {

    private final LeastSightTable table = LeastSightTable.below("## Archive");

    @Test
    void the_table_in_the_docs_and_the_one_in_the_code_are_the_same_cell_by_cell() {
        assertThat(table.viewpoints())
                .containsExactlyElementsOf(
                        Arrays.stream(Viewpoint.values()).map(Enum::name).toList());
        assertThat(table.cells().keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Field.values()).map(Field::wire).toList());
        for (var field : Field.values()) {
            for (var viewpoint : Viewpoint.values()) {
                assertThat(table.cell(field.wire(), viewpoint.name()))
                        .as("%s for %s", field.wire(), viewpoint)
                        .isEqualTo(field.cell(viewpoint) == '-' ? "–" : Character.toString(field.cell(viewpoint)));
            }
        }
    }

    /** So that nobody overwrites or empties what he doesn't see. */
    @Test
    void who_may_write_sees_every_field() {
        for (var writer : Set.of(Viewpoint.SCHOOL_ADMIN, Viewpoint.CLASS_TEACHER)) {
            assertThat(Seen.by(Set.of(writer), Set.of()).fields()).containsExactlyInAnyOrder(Field.values());
            assertThat(Seen.by(Set.of(writer), Set.of()).wholeName()).isTrue();
        }
    }

    @Test
    void several_ties_give_what_any_of_them_gives() {
        var both = Seen.by(Set.of(Viewpoint.DONOR, Viewpoint.STAFF), Set.of());

        assertThat(both).isEqualTo(Seen.by(Set.of(Viewpoint.STAFF), Set.of()));
    }
}
