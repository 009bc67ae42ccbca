package lantian.registry.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import lantian.registry.child.Recognition.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is taken for somebody else, whatever stands where the number should be. */
class RecognitionTest {

    private static final LocalDate BORN = LocalDate.of(2017, 5, 17);

    private static final Recognition LI = here("李思源", BORN, Sex.MALE, "2026001");
    private static final Recognition TWIN = here("李思远", BORN, Sex.MALE, "2026002");
    private static final Recognition WANG = here("王小明", BORN, Sex.MALE, null);

    @Test
    void number_and_person_must_fit() {
        assertThat(ask(key("李思源", Sex.MALE, "2026001"))).isEqualTo(new Answer.Known(LI.child()));
        assertThat(ask(key("李思源", Sex.MALE, null))).isEqualTo(new Answer.Known(LI.child()));
        assertThat(ask(key("王小明", Sex.MALE, "2026009"))).isEqualTo(new Answer.Known(WANG.child()));
    }

    @Test
    void swapped_numbers_of_twins_are_told() {
        assertThat(ask(key("李思源", Sex.MALE, "2026002"))).isEqualTo(new Answer.NumberOfAnother(TWIN.key()));
        assertThat(ask(key("李思远", Sex.MALE, "2026001"))).isEqualTo(new Answer.NumberOfAnother(LI.key()));
    }

    @Test
    void a_change_of_name_sex_or_birth_date_is_never_silent() {
        assertThat(ask(key("李四源", Sex.MALE, "2026001"))).isEqualTo(new Answer.NumberOfAnother(LI.key()));
        assertThat(ask(key("李思源", Sex.FEMALE, "2026001"))).isEqualTo(new Answer.NumberOfAnother(LI.key()));
        assertThat(ask(new Recognition.Key("李思源", BORN.plusDays(1), Sex.MALE, "2026001")))
                .isEqualTo(new Answer.NumberOfAnother(LI.key()));
        assertThat(ask(key("王小明", Sex.FEMALE, null))).isEqualTo(new Answer.OtherSex(WANG.key()));
        assertThat(ask(key("李思源", Sex.MALE, "2026777"))).isEqualTo(new Answer.OtherNumber(List.of(LI)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"无", "—", "/", "5.2212320170509E+17", "暂无"})
    void what_is_no_number_decides_nothing(String placeholder) {
        var stored = here("赵一", BORN, Sex.MALE, placeholder);

        assertThat(Recognition.recognise(key("钱二", Sex.MALE, placeholder), List.of(stored)))
                .isEqualTo(new Answer.Unknown());
        assertThat(Recognition.recognise(key("赵一", Sex.MALE, "2026003"), List.of(stored)))
                .isEqualTo(new Answer.Known(stored.child()));
    }

    @Test
    void several_of_one_name_need_their_numbers() {
        var other = here("王小明", BORN, Sex.MALE, null);

        assertThat(Recognition.recognise(key("王小明", Sex.MALE, null), List.of(WANG, other)))
                .isEqualTo(new Answer.Ambiguous());
        assertThat(Recognition.recognise(key("王小明", Sex.MALE, "1"), List.of(WANG, other)))
                .isEqualTo(new Answer.Ambiguous());
    }

    @Test
    void who_is_found_is_the_same_person_with_no_other_number_in_every_school() {
        var random = new Random(20261128);
        var names = List.of("张伟", "张·伟", "张 伟", "李雷", "古丽·买买提", "古丽买买提");
        var numbers = new String[] {null, "无", "1", "2", "3", "5.2E+17"};
        for (int school = 0; school < 2_000; school++) {
            var there = new ArrayList<Recognition>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                there.add(new Recognition(
                        UUID.randomUUID(),
                        any(random, names, numbers),
                        random.nextInt(5) == 0 ? BORN.plusYears(8) : null));
            }
            var wanted = any(random, names, numbers);

            if (Recognition.recognise(wanted, there) instanceof Answer.Known(var child)) {
                var found = there.stream()
                        .filter(each -> each.child().equals(child))
                        .findFirst()
                        .orElseThrow();
                assertThat(found.left()).isNull();
                assertThat(found.key().isSamePerson(wanted)).isTrue();
                if (found.key().number().isPresent() && wanted.number().isPresent()) {
                    assertThat(found.key().number()).isEqualTo(wanted.number());
                }
            }
        }
    }

    private static Recognition.Key any(Random random, List<String> names, String[] numbers) {
        return new Recognition.Key(
                names.get(random.nextInt(names.size())),
                BORN.plusDays(random.nextInt(2)),
                random.nextBoolean() ? Sex.MALE : Sex.FEMALE,
                numbers[random.nextInt(numbers.length)]);
    }

    private static Answer ask(Recognition.Key key) {
        return Recognition.recognise(key, List.of(LI, TWIN, WANG));
    }

    private static Recognition.Key key(String name, Sex sex, @Nullable String number) {
        return new Recognition.Key(name, BORN, sex, number);
    }

    private static Recognition here(String name, LocalDate born, Sex sex, @Nullable String number) {
        return new Recognition(UUID.randomUUID(), new Recognition.Key(name, born, sex, number), null);
    }
}
