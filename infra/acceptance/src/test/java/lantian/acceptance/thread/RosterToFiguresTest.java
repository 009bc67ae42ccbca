package lantian.acceptance.thread;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.acceptance.stack.County;
import lantian.acceptance.stack.House;
import lantian.acceptance.stack.Person;
import lantian.acceptance.stack.Sheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RosterToFiguresTest {

    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final County county = new County(House.open());

    @Test
    @Tag("A014")
    @Tag("A032")
    void from_a_roster_to_the_countys_figures() {
        var school = county.school("thread-" + run, "溪北小学");
        var imported = school.imported(Sheet.of("三年级", "1班", 10, 6)).expectOk().body();
        assertThat(imported.path("created").asInt()).isEqualTo(10);
        assertThat(imported.path("rejected").asInt()).isZero();

        var teacher = school.staff("thread-teacher-" + run, List.of("class-teacher"), school.classes());
        var left = leftBehind(school);
        assertThat(left).hasSize(6);
        left.subList(0, 5).forEach(child -> school.pair(child, teacher, today().toString()));

        eventually(school, figures -> {
            assertThat(figures.path("pupils").asInt()).isEqualTo(10);
            rate(figures.path("leftBehind"), 6, 10);
            rate(figures.path("pairing"), 5, 6);
        });

        var asTeacher = county.person("thread-teacher-" + run);
        assertThat(asTeacher
                        .get("/api/my/obligations?state=OPEN")
                        .expectOk()
                        .body()
                        .path("items")
                        .size())
                .isPositive();
        talk(asTeacher, UUID.randomUUID(), left.getFirst(), teacher).expectOk();

        eventually(
                school,
                figures -> assertThat(figures.path("contacts").path("TALK").asInt())
                        .isEqualTo(1));
    }

    @Test
    void the_same_roster_and_the_same_contact_again_change_nothing() {
        var school = county.school("twice-" + run, "溪南小学");
        var sheet = Sheet.of("二年级", "2班", 5, 5);
        school.imported(sheet).expectOk();
        var again = school.imported(sheet).expectOk().body();
        assertThat(again.path("unchanged").asInt()).isEqualTo(5);
        assertThat(again.path("created").asInt() + again.path("changed").asInt())
                .isZero();

        var teacher = school.staff("twice-teacher-" + run, List.of("class-teacher"), school.classes());
        var child = school.children().getFirst();
        school.pair(child, teacher, today().toString());
        var asTeacher = county.person("twice-teacher-" + run);
        var contact = UUID.randomUUID();
        var first = talk(asTeacher, contact, child, teacher).expectOk();
        var second = talk(asTeacher, contact, child, teacher).expectOk();

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        eventually(
                school,
                figures -> assertThat(figures.path("contacts").path("TALK").asInt())
                        .isEqualTo(1));
    }

    @Test
    void a_child_on_two_rosters_counts_once_in_the_county_and_both_schools_are_asked() {
        var hill = county.school("one-child-a-" + run, "山前小学");
        var river = county.school("one-child-b-" + run, "河口小学");
        // another child in each run on the same stack
        var born = LocalDate.parse("2016-01-01").plusDays(Integer.parseInt(run, 16) % 365);
        var sheet = Sheet.of("四年级", "1班", 2, 2)
                .with(0, "姓名", "向同窗")
                .with(0, "出生日期", born.toString())
                .with(0, "父亲姓名", "向远行");
        hill.imported(sheet).expectOk();
        river.imported(sheet).expectOk();

        await().atMost(60, SECONDS)
                .untilAsserted(
                        () -> assertThat(elsewhere(hill) + elsewhere(river)).isEqualTo(1));

        for (var school : List.of(hill, river)) {
            var questions = school.admin()
                    .get("/api/enrolment-questions")
                    .expectOk()
                    .body()
                    .path("items");
            assertThat(questions.size()).isEqualTo(1);
            var child = questions.path(0).path("child").asString();
            assertThat(school.admin()
                            .get("/api/children/" + child)
                            .expectOk()
                            .body()
                            .path("name")
                            .asString())
                    .isEqualTo("向同窗");
            school.admin()
                    .post("/api/enrolment-questions/" + child + "/check", Map.of())
                    .expectOk();
        }
        assertThat(row(hill).path("pupils").asInt() + row(river).path("pupils").asInt())
                .as("each school counts its own")
                .isEqualTo(4);
        assertThat(elsewhere(hill) + elsewhere(river))
                .as("counted once while both stay")
                .isEqualTo(1);
    }

    private int elsewhere(County.School school) {
        return row(school).path("countedElsewhere").asInt();
    }

    private JsonNode row(County.School school) {
        return county.officer()
                .get("/api/figures?level=school&school=" + school.id())
                .expectOk()
                .body()
                .path("rows")
                .path(0);
    }

    private static Person.Answer talk(Person teacher, UUID id, UUID child, UUID participant) {
        return teacher.put(
                "/api/contacts/" + id,
                Map.of(
                        "child", child.toString(),
                        "kind", "TALK",
                        "occurredOn", today().toString(),
                        "outcome", "COMPLETED",
                        "participants", List.of(participant.toString()),
                        "with", List.of("CHILD"),
                        "findings", List.of(),
                        "triggers", List.of()));
    }

    private static List<UUID> leftBehind(County.School school) {
        return school.admin()
                .get("/api/children?leftBehind=true&limit=500")
                .expectOk()
                .body()
                .path("items")
                .valueStream()
                .map(child -> UUID.fromString(child.path("id").asString()))
                .toList();
    }

    private void eventually(County.School school, java.util.function.Consumer<JsonNode> figures) {
        await().atMost(20, SECONDS).untilAsserted(() -> {
            var rows = county.officer()
                    .get("/api/figures?level=school&school=" + school.id())
                    .expectOk()
                    .body()
                    .path("rows");
            assertThat(rows.size()).isEqualTo(1);
            figures.accept(rows.get(0));
        });
    }

    private static void rate(JsonNode rate, int n, int of) {
        assertThat(rate.path("n").asInt()).isEqualTo(n);
        assertThat(rate.path("of").asInt()).isEqualTo(of);
        assertThat(rate.path("rate").asDouble()).isBetween((double) n / of - 0.0001, (double) n / of + 0.0001);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}
