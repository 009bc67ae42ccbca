package lantian.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.platform.tenancy.Accounts;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LeastSightTable;
import lantian.platform.testkit.Tokens;
import lantian.registry.access.Field;
import lantian.registry.access.Viewpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Each cell of the table in {@code docs/security/least-sight.md}, asked of the running service. */
@ServiceTest
class LeastSightTest {

    private static final List<String> SECRETS = List.of(
            "欧阳",
            "2017-05-17",
            "G1234567",
            "东升村",
            "13000000001",
            "13000000002",
            "13000000003",
            "大山",
            "赵桂兰",
            "高血压",
            "怕黑",
            "父亲在狱");

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final LeastSightTable table = LeastSightTable.below("## Archive");

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Schools school;
    private final UUID child = UUID.randomUUID();

    @BeforeEach
    void aChildOfWhomEverythingIsKnown() {
        school = Schools.open(db, tokens, port);
        var admin = school.admin();
        var enrolled = admin.put("children/" + child, """
                {"name":"欧阳小明","sex":"MALE","birthDate":"2017-05-17","studentNo":"G1234567",
                 "class":{"grade":"三年级","name":"1班"},"boarding":true,"enrolledOn":"%s","address":"清溪乡东升村三组",
                 "homePhone":"13000000009",
                 "father":{"name":"欧阳大山","away":true,"phone":"13000000001"},
                 "mother":{"name":"李秀英","away":true,"phone":"13000000002"},
                 "guardian":{"name":"赵桂兰","relation":"祖母","phone":"13000000003","health":"高血压"},
                 "careType":"隔代教育","character":"内向","interests":"画画","specialSituation":"父亲在狱","remark":"怕黑",
                 "riskLevel":"HIGH"}
                """.formatted(today.minusDays(60)));
        assertThat(enrolled.status()).as(enrolled.response().body()).isEqualTo(201);
        var left = admin.post("children/" + child + "/leave", "{\"on\":\"" + today + "\",\"reason\":\"LEFT\"}");
        assertThat(left.status()).as(left.response().body()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Viewpoint.class)
    void each_cell_holds_in_the_archive_and_in_the_list(Viewpoint viewpoint) {
        var reader = reader(viewpoint);

        everyCellHolds(viewpoint, reader, false);
    }

    @Test
    void a_donor_sees_what_the_school_released_and_no_more() {
        var donor = reader(Viewpoint.DONOR);
        var releasable = Arrays.stream(Field.values())
                .filter(Field::releasable)
                .map(field -> '"' + field.wire() + '"')
                .toList();
        var path = "children/" + child + "/donor-release";

        assertThat(school.admin().put(path, "{\"fields\":" + releasable + "}").status())
                .isEqualTo(201);
        everyCellHolds(Viewpoint.DONOR, donor, true);

        assertThat(school.admin().put(path, "{\"fields\":[]}").problem()).isEqualTo("409 id-already-used");
        assertThat(school.admin().putIfMatch(path, "{\"fields\":[]}", "\"1\"").status())
                .isEqualTo(200);
        everyCellHolds(Viewpoint.DONOR, donor, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "father", "version", "specialSituation", "studentNo", "nonsense"})
    void what_can_not_be_released_is_refused(String field) {
        var answer = school.admin().put("children/" + child + "/donor-release", "{\"fields\":[\"" + field + "\"]}");

        assertThat(answer.problem()).isEqualTo("400 invalid-input");
    }

    @Test
    void only_the_schools_own_administrator_releases() {
        var path = "children/" + child + "/donor-release";
        var other = Schools.open(db, tokens, port);

        assertThat(other.admin().put(path, "{\"fields\":[\"sex\"]}").problem()).isEqualTo("404 not-found");
        assertThat(other.admin().get(path).problem()).isEqualTo("404 not-found");
        for (var role : List.of("class-teacher", "caregiver", "partner-admin")) {
            assertThat(school.as(role).put(path, "{\"fields\":[\"sex\"]}").problem())
                    .isEqualTo("403 not-allowed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // given name, in characters and in pinyin
        "FRIEND, 小明, true",
        "FRIEND, xiaoming, true",
        "STUDY_HELPER, xm, true",
        // the family's name
        "FRIEND, 欧阳, false",
        "FRIEND, 欧阳小明, false",
        "FRIEND, ouyang, false",
        "STUDY_HELPER, ouyangxm, false",
        "DONOR, 小明, false",
        "DONOR, xiaoming, false",
        "STAFF, 欧阳, true",
        "AGENT_PARENT, ouyangxm, true",
    })
    void a_search_finds_by_what_is_seen_only(Viewpoint viewpoint, String text, boolean found) {
        var answer = reader(viewpoint)
                .get("children?q=" + URLEncoder.encode(text, UTF_8))
                .body();

        assertThat(answer.path("items").size()).isEqualTo(found ? 1 : 0);
        assertThat(answer.path("total").asInt()).isEqualTo(found ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leftBehind=true", "leftBehind=false", "archive=complete", "archive=incomplete"})
    void no_filter_tells_what_is_not_seen(String filter) {
        var friend = reader(Viewpoint.FRIEND);

        assertThat(friend.get("children").body().path("items").size()).isEqualTo(1);
        assertThat(friend.get("children?" + filter).body().path("items").size()).isZero();
        assertThat(friend.get("children?" + filter).body().path("total").asInt())
                .isZero();
    }

    @Test
    void a_list_of_paired_children_pages_without_the_order_of_their_names() {
        var second =
                UUID.fromString("00000000-0000-7000-8000-" + today.toString().replace("-", "") + "0001");
        school.admin()
                .put(
                        "children/" + second,
                        "{\"name\":\"阿小红\",\"sex\":\"FEMALE\",\"birthDate\":\"2017-05-18\",\"class\":{\"grade\":\"三年级\",\"name\":\"1班\"}}");
        var friend = reader(Viewpoint.FRIEND);
        pair(second, "FRIEND", caregiver(friend));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> friend.get("children").body().path("items").size() == 2);

        var first = friend.get("children?limit=1").body();
        var next = friend.get("children?limit=1&cursor=" + first.path("next").asString())
                .body();

        assertThat(Stream.of(first, next)
                        .map(page -> page.path("items").path(0).path("id").asString()))
                .containsExactlyElementsOf(
                        Stream.of(child, second).map(UUID::toString).sorted().toList());
        assertThat(next.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Viewpoint.class,
            names = {"STAFF", "AGENT_PARENT", "STUDY_HELPER", "FRIEND", "DONOR"})
    void a_change_that_is_not_seen_is_not_noticed(Viewpoint viewpoint) {
        var reader = reader(viewpoint);
        var before = reader.get("children/" + child).etag();
        var archive = school.admin().get("children/" + child);

        var changed = school.admin()
                .putIfMatch("children/" + child, archive.response().body().replace("怕黑", "不怕黑"), archive.etag());

        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        assertThat(changed.etag()).isNotEqualTo(archive.etag());
        assertThat(reader.get("children/" + child).etag()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = Viewpoint.class,
            names = {"STAFF", "AGENT_PARENT", "STUDY_HELPER", "FRIEND", "DONOR"})
    void who_does_not_keep_the_archive_changes_nothing_of_it(Viewpoint viewpoint) {
        var reader = reader(viewpoint);
        var body =
                "{\"name\":\"某某\",\"sex\":\"MALE\",\"birthDate\":\"2017-05-17\",\"class\":{\"grade\":\"三年级\",\"name\":\"1班\"}}";

        assertThat(reader.put("children/" + child, body).problem()).isEqualTo("403 not-allowed");
        var asTeacherToo = new Api(
                port,
                tokens.of(school.username("caregiver"))
                        .at(school.id(), "caregiver", "class-teacher")
                        .token());
        assertThat(asTeacherToo.putIfMatch("children/" + child, body, "*").problem())
                .isEqualTo("404 not-found");
        assertThat(school.admin().get("children/" + child).body().path("remark").asString())
                .isEqualTo("怕黑");
    }

    @Test
    void a_pair_of_unknown_kind_sees_least() {
        var friend = reader(Viewpoint.AGENT_PARENT);
        db.everything()
                .sql("update pair set kind = null where tenant_id = ?")
                .param(school.id())
                .update();

        everyCellHolds(Viewpoint.DONOR, friend, false);
        tell(child, "AGENT_PARENT", caregiver(friend), lastPair);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> friend.get("children/" + child).body().has("name"));
        everyCellHolds(Viewpoint.AGENT_PARENT, friend, false);
    }

    private void everyCellHolds(Viewpoint viewpoint, Api reader, boolean released) {
        var archive = reader.get("children/" + child);
        var line = reader.get("children").body().path("items").path(0);
        assertThat(archive.status()).isEqualTo(200);
        for (var field : table.cells().keySet()) {
            var cell = table.cell(field, viewpoint.name());
            var seen = cell.equals("●") || cell.equals("◐") || (cell.equals("○") && released);
            var where = Stream.of(archive.body(), line)
                    .filter(view -> has(view, field))
                    .toList();
            assertThat(where).as("%s for %s", field, viewpoint).matches(it -> it.isEmpty() != seen);
            if (field.equals("name") && seen) {
                assertThat(where)
                        .extracting(view -> view.path("name").asString())
                        .containsOnly(cell.equals("●") ? "欧阳小明" : "小明");
            }
        }
        for (var view : List.of(archive.body(), line)) {
            assertThat(view.propertyNames()).isSubsetOf(table.cells().keySet());
        }
        if (viewpoint.compareTo(Viewpoint.AGENT_PARENT) > 0) {
            assertThat(archive.response().body() + line).doesNotContain(SECRETS);
        }
    }

    private static boolean has(JsonNode view, String field) {
        var at = view;
        for (var part : field.split("\\.")) {
            at = at.path(part);
        }
        return !at.isMissingNode() && !at.isNull();
    }

    private UUID lastPair = UUID.randomUUID();

    private Api reader(Viewpoint viewpoint) {
        return switch (viewpoint) {
            case SCHOOL_ADMIN -> school.admin();
            case CLASS_TEACHER -> classTeacher();
            case STAFF, AGENT_PARENT, STUDY_HELPER, FRIEND, DONOR -> {
                var reader = school.as("caregiver");
                pair(child, viewpoint.name(), caregiver(reader));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> reader.get("children/" + child).status() == 200);
                yield reader;
            }
        };
    }

    private Api classTeacher() {
        var schoolClass = school.admin()
                .get("children/" + child)
                .body()
                .path("class")
                .path("id")
                .asString();
        var username = school.username("class-teacher");
        school.admin()
                .put(
                        "staff/" + UUID.randomUUID(),
                        "{\"username\":\"%1$s\",\"name\":\"陈老师\",\"email\":\"%1$s@example.org\",\"roles\":[\"class-teacher\"],\"classes\":[\"%2$s\"]}"
                                .formatted(username, schoolClass));
        return new Api(port, Schools.signIn(tokens, username), school.id());
    }

    /** The one caregiver of the school, told once however often it is asked for. */
    private UUID caregiver(Api reader) {
        var caregiver = UUID.nameUUIDFromBytes(school.id().toString().getBytes(UTF_8));
        kafka.send(
                "pairing.caregivers", caregiver.toString(), school.id(), "pairing.caregiver-changed.v1", """
                {"caregiver":"%s","school":"%s","code":"V-01","category":"VOLUNTEER","account":"%s","staff":null,
                 "active":true,"version":1}
                """.formatted(
                                caregiver, school.id(), Accounts.of(school.username("caregiver"))));
        assertThat(reader.get("children").status()).isEqualTo(200);
        return caregiver;
    }

    private void pair(UUID ofChild, String kind, UUID caregiver) {
        lastPair = UUID.randomUUID();
        tell(ofChild, kind, caregiver, lastPair);
    }

    private void tell(UUID ofChild, String kind, UUID caregiver, UUID pair) {
        kafka.send("pairing.pairs", ofChild.toString(), school.id(), "pairing.pair-changed.v1", """
                {"pair":"%s","child":"%s","school":"%s","caregiver":"%s","kind":"%s","from":"%s","to":null,
                 "recordedAt":"2026-09-07T02:00:00Z","version":1}
                """.formatted(
                        pair, ofChild, school.id(), caregiver, kind, today.minusDays(30)));
    }
}
