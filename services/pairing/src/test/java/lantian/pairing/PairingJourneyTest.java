package lantian.pairing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "pairing", kafka = true, keycloak = true)
class PairingJourneyTest {

    private final UUID school = UUID.randomUUID();

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Registry registry;
    private Api admin;

    @BeforeEach
    void aSchoolWithAnAdministrator() {
        registry = new Registry(kafka, db, school);
        admin = new Api(port, tokens.of("principal").at(school, "school-admin").token());
    }

    @Test
    @Tag("A034")
    void a_school_finds_an_agent_parent_pairs_the_child_and_hands_over() {
        var child = registry.child();
        var li = caregiver("VILLAGER", ",\"phone\":\"+86 000 0000 0001\",\"capacity\":3");
        var pair = "pairs/" + UUID.randomUUID();

        var made = admin.put(pair, wish(child, li, "AGENT_PARENT", "2026-09-07"));
        var ended = admin.post(pair + "/end", END);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.etag()).isEqualTo("\"1\"");
        assertThat(made.body().has("to")).isFalse();
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.body().path("to").asString()).isEqualTo("2026-10-31");
        assertThat(admin.get(pair).body().path("handOverNote").asString()).isEqualTo("喜欢画画");
        assertThat(active(child, true)).isEmpty();
        assertThat(active(child, false)).hasSize(1);
        assertThat(pairNews(child))
                .extracting(news ->
                        news.path("version").asInt() + " " + news.path("to").asString(""))
                .containsExactly("1 ", "2 2026-10-31");
    }

    @Test
    void a_class_teacher_is_a_caregiver_from_the_first_day_and_gets_a_name_later() {
        var staff = registry.teacher("chen-" + school, Registry.CLASS_301);
        var listed = admin.get("caregivers?username=CHEN-" + school).body().path("items");

        var named = admin.put("caregivers/" + staff, "{\"name\":\"陈秀兰\",\"category\":\"CLASS_TEACHER\"}");

        assertThat(listed.size()).isEqualTo(1);
        assertThat(listed.get(0).path("id").asString()).isEqualTo(staff.toString());
        assertThat(listed.get(0).path("code").asString()).isEqualTo("T-01");
        assertThat(listed.get(0).has("name")).isFalse();
        assertThat(named.status()).isEqualTo(200);
        assertThat(named.body().path("code").asString()).isEqualTo("T-01");
        assertThat(admin.get("caregivers?q=秀").body().path("items").size()).isEqualTo(1);
        var news = kafka.await(
                "pairing.caregivers", event -> event.key().equals(staff.toString()) && version(event.payload()) == 2);
        assertThat(news.payload().path("staff").asString()).isEqualTo(staff.toString());
        assertThat(news.payload().toString()).doesNotContain("陈秀兰").doesNotContain("chen-");
    }

    @Test
    void a_caregiver_who_signs_in_as_a_member_of_staff_is_that_member() {
        var staff = registry.colleague("zhou-" + school);

        var other = caregiver("SUBJECT_TEACHER", ",\"username\":\"zhou-%s\"".formatted(school));

        var news = kafka.await("pairing.caregivers", event -> event.key().equals(other.toString()));
        assertThat(news.payload().path("staff").asString()).isEqualTo(staff.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"caregivers", "pairs"})
    void a_cursor_that_leads_nowhere_is_malformed(String list) {
        var noId = cursor("2026-09-07\u001fnobody");
        var noText = cursor("\0\u001f" + school);

        assertThat(List.of("nonsense", noText, noId))
                .allSatisfy(cursor -> assertThat(
                                admin.get(list + "?cursor=" + cursor).problem())
                        .isEqualTo("400 invalid-input"));
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    @Test
    void what_is_sent_again_changes_nothing_and_other_content_needs_the_version() {
        var child = registry.child();
        var pair = "pairs/" + UUID.randomUUID();
        var body = wish(child, caregiver("CADRE", ""), "STAFF", "2026-09-07");
        var other = body.replace("09-07", "09-08");
        admin.put(pair, body);

        assertThat(admin.put(pair, body).status()).isEqualTo(200);
        assertThat(admin.put(pair, other).problem()).isEqualTo("409 id-already-used");
        assertThat(admin.putIfMatch(pair, other, "\"7\"").problem()).isEqualTo("412 stale-version");
        assertThat(admin.putIfMatch(pair, other, "\"1\"").etag()).isEqualTo("\"2\"");
        assertThat(admin.post(pair + "/end", END).status()).isEqualTo(200);
        assertThat(admin.post(pair + "/end", END).status()).isEqualTo(200);
        assertThat(admin.post(pair + "/end", END.replace("画画", "唱歌")).problem()).isEqualTo("409 pair-already-ended");
        assertThat(pairNews(child)).hasSize(3);

        var tooEarly = other.replaceFirst("\"from\":\"[^\"]+\"", "\"from\":\"2020-09-01\"");
        assertThat(admin.putIfMatch(pair, tooEarly, "\"3\"").problem()).isEqualTo("422 before-enrolment");
        assertThat(admin.get(pair).etag())
                .as("a refused correction is not kept")
                .isEqualTo("\"3\"");
        assertThat(admin.get(pair).body().path("from").asString()).isNotEqualTo("2020-09-01");
    }

    @Test
    void a_child_who_leaves_is_looked_after_until_the_last_day() {
        var child = registry.child();
        var pair = "pairs/" + UUID.randomUUID();
        admin.put(pair, wish(child, caregiver("CADRE", ""), "STAFF", "2026-09-07"));

        registry.child(child, "2026-10-15", 2);

        var news = kafka.await(
                "pairing.pairs", event -> event.key().equals(child.toString()) && version(event.payload()) == 2);
        assertThat(news.payload().path("to").asString()).isEqualTo("2026-10-15");
        assertThat(admin.get(pair).body().path("endedBy").asString()).isEqualTo("CHILD_LEFT");
        assertThat(admin.put("pairs/" + UUID.randomUUID(), wish(child, caregiver("CADRE", ""), "STAFF", "2026-10-16"))
                        .problem())
                .isEqualTo("422 child-has-left");
    }

    @Test
    void a_teacher_who_leaves_looks_after_nobody() {
        var username = "gone-" + school;
        var child = registry.child();
        var staff = registry.teacher(username, Registry.CLASS_301);
        var pair = "pairs/" + UUID.randomUUID();
        admin.put(pair, wish(child, staff, "STAFF", "2026-09-07"));

        registry.staff(staff, username, Registry.CLASS_301, false, 2);
        registry.awaitVersion("caregiver", staff, 2);

        assertThat(admin.get(pair).body().path("endedBy").asString()).isEqualTo("CAREGIVER_LEFT");
        assertThat(admin.put("pairs/" + UUID.randomUUID(), wish(child, staff, "STAFF", "2026-09-07"))
                        .problem())
                .isEqualTo("422 caregiver-has-left");
    }

    @Test
    void what_stands_against_a_pair_is_said_and_nothing_is_kept() {
        var child = registry.child();
        var full = caregiver("VILLAGER", ",\"capacity\":1");
        var pupil = caregiver("PUPIL", "");
        admin.put("pairs/" + UUID.randomUUID(), wish(registry.child(), full, "STAFF", "2026-09-07"));
        admin.put("pairs/" + UUID.randomUUID(), wish(child, pupil, "STUDY_HELPER", "2026-09-07"));

        assertThat(refused(wish(UUID.randomUUID(), full, "STAFF", "2026-09-07")))
                .isEqualTo("404 not-found");
        assertThat(refused(wish(child, UUID.randomUUID(), "STAFF", "2026-09-07")))
                .isEqualTo("404 not-found");
        assertThat(refused(wish(child, pupil, "STUDY_HELPER", "2026-10-07"))).isEqualTo("409 already-paired");
        assertThat(refused(wish(child, full, "STUDY_HELPER", "2026-10-07"))).isEqualTo("409 has-a-study-helper");
        assertThat(refused(wish(child, full, "STAFF", "2026-09-07"))).isEqualTo("422 caregiver-full");
        assertThat(refused(wish(child, pupil, "STAFF", "2026-09-07"))).isEqualTo("422 pupil-bears-no-duty");
        assertThat(refused(wish(child, full, "STAFF", "2026-08-31"))).isEqualTo("422 before-enrolment");
        assertThat(admin.get("pairs?child=" + child).body().path("items").size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\",\"category\":\"VILLAGER\"}",
                "{\"category\":\"VILLAGER\"}",
                "{\"name\":\"李\",\"category\":\"NEIGHBOUR\"}",
                "{\"name\":\"李\",\"category\":\"VILLAGER\",\"capacity\":0}",
                "{\"name\":\"李\",\"category\":\"VILLAGER\",\"phone\":\"call me\"}",
                "{\"name\":\"李\",\"category\":\"VILLAGER\",\"age\":70}",
                "not json"
            })
    void a_caregiver_that_makes_no_sense_is_refused(String body) {
        assertThat(admin.put("caregivers/" + UUID.randomUUID(), body).status()).isEqualTo(400);
    }

    @Test
    void a_phone_number_is_sealed_shown_one_at_a_time_and_the_look_is_kept() {
        var li = caregiver("VILLAGER", ",\"phone\":\"+86 000 0000 0002\"");

        var shown = admin.get("caregivers/" + li).body();

        assertThat(shown.path("phone").asString()).isEqualTo("+86 000 0000 0002");
        assertThat(admin.get("caregivers").body().toString()).doesNotContain("phone");
        assertThat(db.everything()
                        .sql(
                                "select count(*) from caregiver where id = ? and position('0000 0002'::bytea in phone) = 0")
                        .param(li)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(db.everything()
                        .sql(
                                "select count(*) from audit_entry where subject_id = ? and action = 'caregiver.phone-viewed'")
                        .param(li)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Tag("A009")
    void the_care_team_is_a_list_of_teachers_citizens_and_parents() {
        caregiver("SUBJECT_TEACHER", "");
        caregiver("VILLAGER", "");
        caregiver("PARENT", "");

        assertThat(admin.get("caregivers").body().path("items").findValuesAsString("category"))
                .containsExactlyInAnyOrder("SUBJECT_TEACHER", "VILLAGER", "PARENT");
        assertThat(admin.get("caregivers?category=PARENT").body().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void lists_are_read_page_by_page() {
        for (var n = 0; n < 5; n++) {
            caregiver("VOLUNTEER", "");
        }

        var first = admin.get("caregivers?limit=3").body();
        var second = admin.get("caregivers?limit=3&cursor=" + first.path("next").asString())
                .body();

        assertThat(first.path("items").findValuesAsString("code")).containsExactly("V-01", "V-02", "V-03");
        assertThat(second.path("items").findValuesAsString("code")).containsExactly("V-04", "V-05");
        assertThat(second.path("next").isString()).isFalse();
        assertThat(admin.get("caregivers?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void a_suspended_school_is_kept_out() {
        registry.school("SUSPENDED", 2);
        await().untilAsserted(
                        () -> assertThat(admin.get("caregivers").problem()).isEqualTo("403 school-suspended"));

        registry.school("ACTIVE", 1);
        registry.school("ACTIVE", 3);

        await().untilAsserted(() -> assertThat(admin.get("caregivers").status()).isEqualTo(200));
    }

    private static final String END = """
            {"on":"2026-10-31","reason":"调动","handOverNote":"喜欢画画"}
            """;

    private UUID caregiver(String category, String more) {
        var id = UUID.randomUUID();
        var answer =
                admin.put("caregivers/" + id, "{\"name\":\"李秀英\",\"category\":\"%s\"%s}".formatted(category, more));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return id;
    }

    private String refused(String wish) {
        return admin.put("pairs/" + UUID.randomUUID(), wish).problem();
    }

    private static String wish(UUID child, UUID caregiver, String kind, String from) {
        return "{\"child\":\"%s\",\"caregiver\":\"%s\",\"kind\":\"%s\",\"from\":\"%s\"}"
                .formatted(child, caregiver, kind, from);
    }

    private Iterable<JsonNode> active(UUID child, boolean active) {
        return admin.get("pairs?child=%s&active=%s".formatted(child, active))
                .body()
                .path("items");
    }

    /** Waits until everything announced so far is out, then gives what the topic says about the child. */
    private Iterable<JsonNode> pairNews(UUID child) {
        var last = registry.child();
        admin.put("pairs/" + UUID.randomUUID(), wish(last, caregiver("CADRE", ""), "STAFF", "2026-09-07"));
        kafka.await("pairing.pairs", event -> event.key().equals(last.toString()));
        return kafka.read("pairing.pairs").stream()
                .filter(event -> event.key().equals(child.toString()))
                .map(KafkaProbe.Event::payload)
                .toList();
    }

    private static int version(JsonNode news) {
        return news.path("version").asInt();
    }
}
