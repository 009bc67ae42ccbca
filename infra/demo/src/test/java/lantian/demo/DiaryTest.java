package lantian.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.demo.people.Diary;
import lantian.demo.people.Pupil;
import lantian.demo.people.Pupils;
import lantian.demo.people.Team;
import org.junit.jupiter.api.Test;

class DiaryTest {

    private static final DemoCalendar CALENDAR = DemoCalendar.around(LocalDate.parse("2026-11-20"));
    private static final CountyPlan JINNAN = CountyPlan.named("jinnan").orElseThrow();
    private static final List<Diary.Entry> ALL =
            JINNAN.schools().stream().flatMap(DiaryTest::diary).toList();

    @Test
    void most_children_are_paired_and_some_not_yet() {
        var matches = JINNAN.schools().stream()
                .mapToInt(school -> team(school).matches().size())
                .sum();

        assertThat(matches / 12_285.0).isBetween(0.955, 0.975);
    }

    @Test
    void nobody_looks_after_more_children_than_there_is_room_for() {
        assertThat(JINNAN.schools())
                .allSatisfy(school -> assertThat(team(school).matches().stream()
                                .collect(Collectors.groupingBy(Team.Match::caregiver, Collectors.counting()))
                                .values())
                        .allSatisfy(children -> assertThat(children).isLessThanOrEqualTo(5)));
    }

    @Test
    void a_helper_of_both_small_schools_signs_in_with_one_account() {
        assertThat(CountyPlan.named("small").orElseThrow().schools())
                .allSatisfy(school -> assertThat(team(school).helpers())
                        .filteredOn(helper -> "caregiver".equals(helper.username()))
                        .hasSize(1));
    }

    @Test
    void contacts_lie_between_enrolment_and_the_day_of_loading() {
        assertThat(ALL)
                .hasSizeBetween(35_000, 60_000)
                .allSatisfy(
                        entry -> assertThat(entry.occurredOn()).isBetween(CALENDAR.enrolledOn(), CALENDAR.loadedOn()));
        assertThat(CALENDAR.enrolledOn()).isBefore(CALENDAR.loadedOn().minusDays(21));
    }

    @Test
    void every_contact_has_an_id_of_its_own_and_somebody_who_took_part() {
        assertThat(new HashSet<>(ALL.stream().map(Diary.Entry::id).toList())).hasSameSizeAs(ALL);
        assertThat(ALL).noneMatch(entry -> entry.participants().isEmpty());
    }

    @Test
    void some_visits_find_nobody_and_some_talks_raise_concern() {
        assertThat(ALL).anyMatch(entry -> entry.outcome().equals("FAILED"));
        assertThat(ALL.stream().filter(entry -> !entry.triggers().isEmpty()).count())
                .isBetween(80L, 250L);
    }

    @Test
    void a_more_diligent_school_visits_more() {
        assertThat(visited("CG-07")).isGreaterThan(visited("NL-01"));
    }

    private static double visited(String code) {
        var school = JINNAN.schools().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        var visits = diary(school)
                .filter(entry ->
                        entry.kind().equals("HOME_VISIT") && entry.outcome().equals("COMPLETED"))
                .count();
        return (double) visits / school.leftBehind();
    }

    private static Team team(SchoolPlan school) {
        return Team.of(school, Pupils.of(school, CALENDAR));
    }

    private static Stream<Diary.Entry> diary(SchoolPlan school) {
        var pupils = Pupils.of(school, CALENDAR);
        var team = Team.of(school, pupils);
        return pupils.stream()
                .filter(Pupil::leftBehind)
                .flatMap(pupil -> Diary.of(
                        school,
                        CALENDAR,
                        pupil,
                        team.teacherOf(pupil).id(),
                        team.caregiverOf(pupil).orElse(null))
                        .stream());
    }
}
