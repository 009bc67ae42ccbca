package lantian.registry.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By what a child is known again in another school. */
class LikenessTest {

    private static final LocalDate BORN = LocalDate.of(2017, 5, 17);

    @ParameterizedTest
    @CsvSource({"欧阳晨曦, 欧阳 晨曦", "欧阳晨曦, 欧　阳晨曦", "古丽娜尔•吐尔逊, 古丽娜尔·吐尔逊", "古丽娜尔·吐尔逊, 古丽娜尔吐尔逊", "Anna Li, ANNA LI"})
    void the_same_name_however_it_is_written_is_the_same(String one, String other) {
        assertThat(texts(one, Sex.FEMALE, BORN, one, null))
                .isEqualTo(texts(other, Sex.FEMALE, BORN, other, null))
                .hasSize(1);
    }

    @Test
    void one_parent_known_at_both_is_enough_whoever_it_is_taken_for() {
        var both = texts("王小明", Sex.MALE, BORN, "王大山", "李秀英");

        assertThat(both).hasSize(2);
        assertThat(both).containsAll(texts("王小明", Sex.MALE, BORN, null, "李秀英"));
        assertThat(both).containsAll(texts("王小明", Sex.MALE, BORN, "李秀英", null));
        assertThat(texts("王小明", Sex.MALE, BORN, "王大山", "王大山")).hasSize(1);
    }

    @Test
    void another_name_day_sex_or_parent_is_another_child() {
        var child = texts("王小明", Sex.MALE, BORN, "王大山", null);

        assertThat(List.of(
                        texts("王小亮", Sex.MALE, BORN, "王大山", null),
                        texts("王小明", Sex.FEMALE, BORN, "王大山", null),
                        texts("王小明", Sex.MALE, BORN.plusDays(1), "王大山", null),
                        texts("王小明", Sex.MALE, BORN, "王大河", null)))
                .allSatisfy(other -> assertThat(other).doesNotContainAnyElementsOf(child));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "无", "不详", "—", "N/A", "同上", "·"})
    void what_is_no_name_makes_nobody_alike(String parent) {
        assertThat(texts("王小明", Sex.MALE, BORN, parent, null)).isEmpty();
        assertThat(texts("王小明", Sex.MALE, BORN, null, null)).isEmpty();
    }

    private static List<String> texts(
            String name, Sex sex, LocalDate born, @Nullable String father, @Nullable String mother) {
        return Likeness.texts(new Profile(
                new Profile.Identity(name, sex, born, null),
                new Profile.Schooling(Stage.PRIMARY, null, false),
                new Profile.Home(
                        null,
                        null,
                        new Parent(father, null, null, null, null, null),
                        new Parent(mother, null, null, null, null, null),
                        Guardian.UNKNOWN,
                        null),
                new Profile.Remarks(null, null, null, null, null)));
    }
}
