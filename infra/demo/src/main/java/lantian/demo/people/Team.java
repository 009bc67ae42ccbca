package lantian.demo.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.demo.CountyPlan;
import lantian.demo.Dice;
import lantian.demo.SchoolPlan;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after whom at a school: a class teacher after five children of the own class, others after five each. About one
 * child of thirty has nobody yet.
 */
public final class Team {

    private static final int CHILDREN_EACH = 5;
    private static final double UNPAIRED = 0.034;
    private static final List<String> CATEGORIES = Names.words(
            "SUBJECT_TEACHER SUBJECT_TEACHER SUBJECT_TEACHER LIFE_TEACHER RETIRED_TEACHER CADRE PARTY_MEMBER VILLAGER VOLUNTEER");

    private final SchoolPlan school;
    private final Dice dice;
    private final List<Teacher> teachers = new ArrayList<>();
    private final List<Helper> helpers = new ArrayList<>();
    private final List<Match> matches = new ArrayList<>();
    private final Map<Pupil, UUID> caregivers = new HashMap<>();

    /** A pair to be made. */
    public record Match(UUID id, Pupil pupil, UUID caregiver, String kind) {}

    private Team(SchoolPlan school) {
        this.school = school;
        this.dice = Dice.named(school.code(), "team");
    }

    public static Team of(SchoolPlan school, List<Pupil> pupils) {
        var team = new Team(school);
        pupils.stream()
                .map(pupil -> List.of(pupil.grade(), pupil.className()))
                .distinct()
                .forEach(inClass -> team.teachers.add(team.teacher((Integer) inClass.get(0), (String) inClass.get(1))));
        team.teachers.forEach(teacher -> team.pair(
                teacher,
                pupils.stream()
                        .filter(Pupil::leftBehind)
                        .filter(teacher::teaches)
                        .toList()));
        return team;
    }

    public List<Teacher> teachers() {
        return List.copyOf(teachers);
    }

    public List<Helper> helpers() {
        return List.copyOf(helpers);
    }

    public List<Match> matches() {
        return List.copyOf(matches);
    }

    /** Empty for a child who has nobody yet. */
    public Optional<UUID> caregiverOf(Pupil pupil) {
        return Optional.ofNullable(caregivers.get(pupil));
    }

    public Teacher teacherOf(Pupil pupil) {
        return teachers.stream()
                .filter(teacher -> teacher.teaches(pupil))
                .findFirst()
                .orElseThrow();
    }

    private Teacher teacher(int grade, String className) {
        var number = "%d-%s".formatted(school.stage().year(grade) + 1, className.replace("班", ""));
        var demo = school.code().equals(CountyPlan.SAMPLE) && number.equals("4-1");
        return new Teacher(
                Dice.id(school.code(), "teacher", grade, className),
                demo ? "class-teacher" : ("teacher-" + school.code() + "-" + number).toLowerCase(java.util.Locale.ROOT),
                demo ? "陈秀兰" : adult(),
                grade,
                className);
    }

    private void pair(Teacher teacher, List<Pupil> leftBehind) {
        var room = CHILDREN_EACH;
        UUID caregiver = teacher.id();
        var kind = "STAFF";
        for (var pupil : leftBehind) {
            if (dice.chance(UNPAIRED)) {
                continue;
            }
            if (room == 0) {
                var helper = helper();
                caregiver = helper.id();
                kind = helper.kind();
                room = CHILDREN_EACH;
            }
            matches.add(new Match(Dice.id(school.code(), "pair", pupil.name()), pupil, caregiver, kind));
            caregivers.put(pupil, caregiver);
            room--;
        }
    }

    /** In the schools of the small demo the first helper signs in, and is the same person in both. */
    private Helper helper() {
        var demo = helpers.isEmpty()
                && CountyPlan.named("small").orElseThrow().schools().contains(school);
        return add(demo ? "周丽" : adult(), demo ? "VOLUNTEER" : dice.one(CATEGORIES), demo ? "caregiver" : null);
    }

    private Helper add(String name, String category, @Nullable String username) {
        var helper = new Helper(
                Dice.id(school.code(), "helper", helpers.size()), name, category, Phones.any(dice), 8, username);
        helpers.add(helper);
        return helper;
    }

    private String adult() {
        return Names.parent(dice, Names.surname(dice), dice.chance(0.6) ? Sex.FEMALE : Sex.MALE);
    }
}
