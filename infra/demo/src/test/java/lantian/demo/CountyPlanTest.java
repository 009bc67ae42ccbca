package lantian.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import lantian.demo.people.Pupil;
import lantian.demo.people.Pupils;
import lantian.demo.people.Roster;
import org.junit.jupiter.api.Test;

class CountyPlanTest {

    private static final DemoCalendar CALENDAR = DemoCalendar.around(java.time.LocalDate.parse("2026-11-20"));

    private final CountyPlan jinnan = CountyPlan.named("jinnan").orElseThrow();
    private final CountyPlan small = CountyPlan.named("small").orElseThrow();

    @Test
    void jinnan_has_the_figures_of_the_documents() {
        assertThat(jinnan.schools()).hasSize(31);
        assertThat(jinnan.areas()).hasSize(5);
        assertThat(jinnan.pupils()).isEqualTo(16_856);
        assertThat(jinnan.leftBehind()).isEqualTo(12_285);
    }

    @Test
    void the_sample_school_has_82_left_behind_of_291() {
        var sample = jinnan.schools().stream()
                .filter(school -> school.code().equals(CountyPlan.SAMPLE))
                .findFirst()
                .orElseThrow();

        assertThat(sample.pupils()).isEqualTo(291);
        assertThat(sample.leftBehind()).isEqualTo(82);
    }

    @Test
    void small_is_part_of_jinnan_so_that_both_can_be_loaded() {
        assertThat(small.schools()).hasSize(2);
        assertThat(jinnan.schools()).containsAll(small.schools());
    }

    @Test
    void schools_differ_in_id_code_and_name() {
        assertThat(jinnan.schools().stream().map(SchoolPlan::id).distinct()).hasSize(31);
        assertThat(jinnan.schools().stream().map(SchoolPlan::code).distinct()).hasSize(31);
        assertThat(jinnan.schools().stream().map(SchoolPlan::name).distinct()).hasSize(31);
        assertThat(jinnan.schools())
                .allSatisfy(school -> assertThat(school.id().version()).isEqualTo(7));
    }

    @Test
    void every_school_gets_exactly_its_pupils_and_its_left_behind() {
        assertThat(jinnan.schools()).allSatisfy(school -> {
            var pupils = Pupils.of(school, CALENDAR);

            assertThat(pupils).hasSize(school.pupils());
            assertThat(pupils.stream().filter(Pupil::leftBehind)).hasSize(school.leftBehind());
            assertThat(pupils.stream().filter(CountyPlanTest::leftBehindByItsFacts))
                    .as("by the county's definition")
                    .hasSize(school.leftBehind());
            assertThat(pupils.stream().map(Pupil::name).collect(Collectors.toSet()))
                    .hasSize(school.pupils());
        });
    }

    @Test
    void the_same_day_gives_the_same_county_to_the_last_cell() {
        var school = jinnan.schools().getFirst();
        var roster = new Roster(school, CALENDAR);

        assertThat(cells(roster, school)).isEqualTo(cells(new Roster(school, CALENDAR), school));
    }

    @Test
    void grades_are_of_like_size_and_classes_small_enough() {
        assertThat(jinnan.schools()).allSatisfy(school -> {
            var pupils = Pupils.of(school, CALENDAR);
            var byGrade = pupils.stream().collect(Collectors.groupingBy(Pupil::grade, Collectors.counting()));
            var byClass = pupils.stream()
                    .collect(Collectors.groupingBy(
                            pupil -> List.of(pupil.grade(), pupil.className()), Collectors.counting()));

            assertThat(byGrade).hasSize(school.stage().grades().size());
            assertThat(new HashSet<>(byGrade.values()).size()).isLessThanOrEqualTo(2);
            assertThat(byClass.values()).allSatisfy(size -> assertThat(size).isBetween(8L, 45L));
        });
    }

    @Test
    void children_are_as_old_as_their_grade_says() {
        assertThat(jinnan.schools())
                .flatMap(school -> Pupils.of(school, CALENDAR).stream()
                        .map(pupil -> CALENDAR.schoolYear()
                                - school.stage().year(pupil.grade())
                                - pupil.birthDate().plusMonths(4).getYear())
                        .toList())
                .allSatisfy(ageOfEntry -> assertThat(ageOfEntry).isEqualTo(6));
    }

    @Test
    void only_schools_with_older_children_board() {
        assertThat(jinnan.schools())
                .filteredOn(school -> !school.boards())
                .allSatisfy(school -> assertThat(Pupils.of(school, CALENDAR)).noneMatch(Pupil::boarding));
    }

    private static List<List<String>> cells(Roster roster, SchoolPlan school) {
        return Pupils.of(school, CALENDAR).stream().map(roster::cells).toList();
    }

    /** One or both parents away for work, or no parent able to care. */
    private static boolean leftBehindByItsFacts(Pupil pupil) {
        var home = pupil.household();
        return home.father().away() || home.mother().away() || home.care().equals("父母无监护能力");
    }
}
