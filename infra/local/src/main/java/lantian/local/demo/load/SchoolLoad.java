package lantian.local.demo.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import lantian.local.demo.CountyPlan;
import lantian.local.demo.Demo.Access;
import lantian.local.demo.DemoCalendar;
import lantian.local.demo.SchoolPlan;
import lantian.local.demo.people.Diary;
import lantian.local.demo.people.Helper;
import lantian.local.demo.people.Pupil;
import lantian.local.demo.people.Pupils;
import lantian.local.demo.people.Roster;
import lantian.local.demo.people.Teacher;
import lantian.local.demo.people.Team;
import lantian.local.demo.people.Team.Match;
import tools.jackson.databind.JsonNode;

/** One school's first weeks in Lantian, as its administrator and its class teachers enter them. */
final class SchoolLoad {

    private static final Duration ONBOARDING = Duration.ofMinutes(3);
    private static final Duration IMPORT = Duration.ofMinutes(3);

    private final Access access;
    private final Signins signins;
    private final SchoolPlan school;
    private final DemoCalendar calendar;
    private final List<Pupil> pupils;
    private final Team team;
    private final Map<String, UUID> children = new HashMap<>();
    private final Map<String, Gateway> gateways = new ConcurrentHashMap<>();

    SchoolLoad(Access access, Signins signins, SchoolPlan school, DemoCalendar calendar) {
        this.access = access;
        this.signins = signins;
        this.school = school;
        this.calendar = calendar;
        this.pupils = Pupils.of(school, calendar);
        this.team = Team.of(school, pupils);
    }

    /** A teacher and a class, a helper, a pair, a child: with the school they belong to. */
    record Of<T>(SchoolLoad school, T one) {}

    SchoolPlan plan() {
        return school;
    }

    List<Of<Teacher>> teachers() {
        return team.teachers().stream().map(one -> new Of<>(this, one)).toList();
    }

    List<Of<Helper>> helpers() {
        return team.helpers().stream().map(one -> new Of<>(this, one)).toList();
    }

    List<Of<Match>> matches() {
        return team.matches().stream().map(one -> new Of<>(this, one)).toList();
    }

    List<Of<Pupil>> leftBehind() {
        return pupils.stream()
                .filter(Pupil::leftBehind)
                .map(one -> new Of<>(this, one))
                .toList();
    }

    /** The bureau opens the school; the first administrator can sign in when it is active. */
    boolean open(Gateway officer) {
        var answer = officer.put(
                "schools/" + school.id(),
                Map.of(
                        "code", school.code(),
                        "name", school.name(),
                        "stage", school.stage(),
                        "area", school.area().id(),
                        "admin", Map.of("username", admin(), "name", "赵敏", "email", admin() + "@example.org")));
        return Patience.until(school.name(), ONBOARDING, () -> {
            var state = officer.get("schools/" + school.id()).path("state").asString();
            return state.equals("ACTIVE") ? Optional.of(answer.created()) : Optional.empty();
        });
    }

    boolean importRoster() {
        var file = new ByteArrayOutputStream();
        try {
            new Roster(school, calendar).write(pupils, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var started = asAdmin().upload("roster-imports?dryRun=false", school.code() + ".xlsx", file.toByteArray());
        var path = started.location().substring(started.location().indexOf("/api/") + "/api/".length());
        var done = Patience.until(school.name() + " roster", IMPORT, () -> {
            var job = asAdmin().get(path);
            return job.path("state").asString().equals("RUNNING") ? Optional.empty() : Optional.of(job);
        });
        if (!done.path("state").asString().equals("DONE")
                || done.path("rejected").asInt() > 0) {
            throw new IllegalStateException(school.name() + " roster: " + done);
        }
        asAdmin()
                .all("children")
                .forEach(child -> children.put(
                        child.path("name").asString(),
                        UUID.fromString(child.path("id").asString())));
        return done.path("created").asInt() > 0;
    }

    boolean employ(Teacher teacher, Map<String, UUID> classes) {
        var grade = school.stage().grades().get(teacher.grade());
        var answer = asAdmin()
                .put(
                        "staff/" + teacher.id(),
                        Map.of(
                                "username", teacher.username(),
                                "name", teacher.name(),
                                "email", teacher.username() + "@example.org",
                                "roles", List.of("class-teacher"),
                                "classes", List.of(classes.get(grade + teacher.className()))));
        asAdmin().put("caregivers/" + teacher.id(), Map.of("name", teacher.name(), "category", "CLASS_TEACHER"));
        return answer.created();
    }

    boolean invite(Helper helper) {
        var body = new HashMap<String, Object>(Map.of(
                "name", helper.name(),
                "category", helper.category(),
                "phone", helper.phone(),
                "capacity", helper.capacity()));
        var username = helper.username();
        if (username != null) {
            body.put("username", username);
            asAdmin()
                    .put(
                            "staff/" + lantian.local.demo.Dice.id(school.code(), "account", username),
                            Map.of(
                                    "username", username,
                                    "name", helper.name(),
                                    "email", username + "@example.org",
                                    "roles", List.of("caregiver"),
                                    "classes", List.of()));
        }
        return asAdmin().put("caregivers/" + helper.id(), body).created();
    }

    boolean pair(Match match) {
        return asAdmin()
                .put(
                        "pairs/" + match.id(),
                        Map.of(
                                "child", child(match.pupil()),
                                "caregiver", match.caregiver(),
                                "kind", match.kind(),
                                "from", calendar.enrolledOn()))
                .created();
    }

    /** About one archive of a hundred is left for somebody to look at. */
    boolean verify(Pupil pupil) {
        if (lantian.local.demo.Dice.named(school.code(), "verify", pupil.name()).chance(0.01)) {
            return false;
        }
        asAdmin().post("children/" + child(pupil) + "/verify", Map.of("on", calendar.loadedOn()));
        return true;
    }

    /** The class teacher enters what the class teacher and the caregivers did. */
    int record(Pupil pupil) {
        var teacher = team.teacherOf(pupil);
        var caregiver = team.caregiverOf(pupil).orElse(null);
        var asTeacher = as(teacher.username());
        var fresh = 0;
        for (var entry : Diary.of(school, calendar, pupil, teacher.id(), caregiver)) {
            fresh += asTeacher.put("contacts/" + entry.id(), body(pupil, entry)).created() ? 1 : 0;
        }
        return fresh;
    }

    int planned() {
        return leftBehind().stream()
                .mapToInt(of -> Diary.of(
                                school,
                                calendar,
                                of.one(),
                                team.teacherOf(of.one()).id(),
                                team.caregiverOf(of.one()).orElse(null))
                        .size())
                .sum();
    }

    /** By grade and class, as the roster writes them. */
    Map<String, UUID> classes() {
        var classes = new HashMap<String, UUID>();
        for (JsonNode one : asAdmin().all("classes")) {
            var grade = one.path("grade").asString();
            var name = one.path("name").asString();
            classes.put(
                    name.startsWith(grade) ? name : grade + name,
                    UUID.fromString(one.path("id").asString()));
        }
        return classes;
    }

    Gateway asAdmin() {
        return as(admin());
    }

    /** The administrator of the sample school is the demo's. */
    String admin() {
        return school.code().equals(CountyPlan.SAMPLE)
                ? "school-admin"
                : "admin-" + school.code().toLowerCase(Locale.ROOT);
    }

    private Gateway as(String username) {
        return gateways.computeIfAbsent(username, name -> new Gateway(access, signins, name, school.id()));
    }

    private UUID child(Pupil pupil) {
        var id = children.get(pupil.name());
        if (id == null) {
            throw new IllegalStateException("a pupil of the roster is not in the registry: " + school.name());
        }
        return id;
    }

    private Map<String, Object> body(Pupil pupil, Diary.Entry entry) {
        var body = new HashMap<String, Object>(Map.of(
                "child", child(pupil),
                "kind", entry.kind(),
                "occurredOn", entry.occurredOn(),
                "outcome", entry.outcome(),
                "participants", entry.participants(),
                "with", entry.with(),
                "findings", List.of(),
                "triggers", entry.triggers()));
        if (entry.note() != null) {
            body.put("note", entry.note());
        }
        return body;
    }
}
