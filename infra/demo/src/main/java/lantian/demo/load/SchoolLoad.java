package lantian.demo.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.demo.DemoCalendar;
import lantian.demo.Dice;
import lantian.demo.SchoolPlan;
import lantian.demo.people.Diary;
import lantian.demo.people.Helper;
import lantian.demo.people.Pupil;
import lantian.demo.people.Pupils;
import lantian.demo.people.Roster;
import lantian.demo.people.Teacher;
import lantian.demo.people.Team;
import lantian.demo.people.Team.Match;
import tools.jackson.databind.JsonNode;

/** One school's first weeks in Lantian, as its administrator and its class teachers enter them. */
final class SchoolLoad {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double LEFT_FOR_LATER = 0.01;

    private final SchoolPlan school;
    private final DemoCalendar calendar;
    private final Desk desk;
    private final List<Pupil> pupils;
    private final Team team;
    private final Map<String, UUID> children = new HashMap<>();
    private final Set<String> complete = new HashSet<>();
    private final Map<String, UUID> classes = new HashMap<>();

    SchoolLoad(SchoolPlan school, DemoCalendar calendar, Desk desk) {
        this.school = school;
        this.calendar = calendar;
        this.desk = desk;
        this.pupils = Pupils.of(school, calendar);
        this.team = Team.of(school, pupils);
    }

    /** A teacher, a helper, a pair, a child: with the school they belong to. */
    record Of<T>(SchoolLoad school, T one) {}

    UUID id() {
        return school.id();
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

    /** The bureau opens the school, which answers for the whole term; the first administrator can sign in when it is active. */
    boolean open(Gateway officer) {
        var admin = desk.administrator();
        var created = officer.brought(
                "schools/" + school.id(),
                Map.of(
                        "code", school.code(),
                        "name", school.name(),
                        "stage", school.stage(),
                        "area", school.area().id(),
                        "countsFrom", calendar.start(),
                        "admin", Map.of("username", admin, "name", "赵敏", "email", admin + "@example.org")));
        return Patience.until(school.name(), PATIENCE, () -> {
            var state = officer.get("schools/" + school.id()).path("state").asString();
            return state.equals("ACTIVE") ? Optional.of(created) : Optional.empty();
        });
    }

    boolean importRoster() {
        var started = desk.asAdministrator()
                .upload("roster-imports?dryRun=false", school.code() + ".xlsx", roster())
                .location();
        var path = started.substring(started.indexOf("/api/") + "/api/".length());
        var done = Patience.until(school.name(), PATIENCE, () -> {
            var job = desk.asAdministrator().get(path);
            return job.path("state").asString().equals("RUNNING") ? Optional.empty() : Optional.of(job);
        });
        if (!done.path("state").asString().equals("DONE")
                || done.path("rejected").asInt() > 0) {
            throw new IllegalStateException(school.name() + ": " + done);
        }
        desk.asAdministrator().all("children").forEach(this::know);
        desk.asAdministrator()
                .all("classes")
                .forEach(one -> classes.put(
                        one.path("grade").asString() + one.path("name").asString(), id(one)));
        return done.path("created").asInt() > 0;
    }

    boolean employ(Teacher teacher) {
        var className = school.stage().grades().get(teacher.grade()) + teacher.className();
        var fresh = desk.put(
                "staff",
                teacher.id(),
                Map.of(
                        "username", teacher.username(),
                        "name", teacher.name(),
                        "email", teacher.username() + "@example.org",
                        "roles", List.of("class-teacher"),
                        "classes", List.of(Objects.requireNonNull(classes.get(className), className)),
                        "from", calendar.start()));
        desk.asAdministrator()
                .put("caregivers/" + teacher.id(), Map.of("name", teacher.name(), "category", "CLASS_TEACHER"));
        return fresh;
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
            var account = Dice.id(school.code(), "account", username);
            desk.put(
                    "staff",
                    account,
                    Map.of(
                            "username", username,
                            "name", helper.name(),
                            "email", username + "@example.org",
                            "roles", List.of("caregiver"),
                            "classes", List.of()));
            var state = desk.asAdministrator()
                    .get("staff/" + account)
                    .path("account")
                    .asString();
            if (state.equals("OFFERED")) {
                desk.accept(username);
            }
        }
        return desk.put("caregivers", helper.id(), body);
    }

    boolean pair(Match match) {
        return desk.put(
                "pairs",
                match.id(),
                Map.of(
                        "child", child(match.pupil()),
                        "caregiver", match.caregiver(),
                        "kind", match.kind(),
                        "from", calendar.enrolledOn()));
    }

    /** Archives with gaps, and one of a hundred others, are left for somebody to look at. */
    boolean verify(Pupil pupil) {
        var later = Dice.named(school.code(), "verify", pupil.name()).chance(LEFT_FOR_LATER);
        if (pupil.gaps() || later || complete.contains(pupil.name())) {
            return false;
        }
        desk.asAdministrator().post("children/" + child(pupil) + "/verify", Map.of("on", calendar.loadedOn()));
        return true;
    }

    /** How many contacts of these children count: attempts that met nobody do not. */
    long expected() {
        return leftBehind().stream()
                .flatMap(of -> diary(of.one()))
                .filter(entry -> entry.outcome().equals("COMPLETED"))
                .count();
    }

    /** The class teacher enters what the class teacher and the caregivers did. */
    boolean record(Pupil pupil) {
        var teacher = desk.as(team.teacherOf(pupil).username());
        return diary(pupil)
                        .filter(entry -> teacher.put("contacts/" + entry.id(), body(pupil, entry))
                                .created())
                        .count()
                > 0;
    }

    private Stream<Diary.Entry> diary(Pupil pupil) {
        var teacher = team.teacherOf(pupil).id();
        return Diary.of(
                school, calendar, pupil, teacher, team.caregiverOf(pupil).orElse(null))
                .stream();
    }

    private byte[] roster() {
        var file = new ByteArrayOutputStream();
        try {
            new Roster(school, calendar).write(pupils, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private void know(JsonNode child) {
        var name = child.path("name").asString();
        children.put(name, id(child));
        if (child.path("archiveComplete").asBoolean()) {
            complete.add(name);
        }
    }

    private UUID child(Pupil pupil) {
        return Objects.requireNonNull(children.get(pupil.name()), school.name() + " lost a pupil of its roster");
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

    private static UUID id(JsonNode thing) {
        return UUID.fromString(thing.path("id").asString());
    }
}
