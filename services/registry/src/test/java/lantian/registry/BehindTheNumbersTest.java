package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The lists that stand behind the numbers of a start page, and how the directory is searched. */
@ServiceTest
class BehindTheNumbersTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    /** Who plays with a child doesn't answer for her, and who answered until yesterday no longer does. */
    @Test
    void the_unpaired_are_those_whom_nobody_answers_for_today() {
        var school = Schools.open(db, tokens, port);
        school.imported(Schools.roster("结对甲", "朋友乙", "昨天丙", "明天丁", "没有戊"));
        var children = items(school.admin(), "children").stream()
                .collect(Collectors.toMap(
                        it -> it.path("name").asString(),
                        it -> UUID.fromString(it.path("id").asString())));
        pair(school, children, "结对甲", "AGENT_PARENT", today, null);
        pair(school, children, "朋友乙", "FRIEND", today, null);
        pair(school, children, "昨天丙", "STAFF", today.minusDays(9), today.minusDays(1));
        pair(school, children, "明天丁", "STAFF", today.plusDays(1), null);

        await().untilAsserted(() -> assertThat(names(school, "children?leftBehind=true&paired=false"))
                .containsExactlyInAnyOrder("朋友乙", "昨天丙", "明天丁", "没有戊"));
        assertThat(names(school, "children?paired=true")).containsExactly("结对甲");
        assertThat(school.admin()
                        .get("children?paired=false&limit=1")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void the_children_without_a_current_card_are_found() {
        var school = Schools.open(db, tokens, port);
        school.imported(Schools.roster("有卡甲", "没卡乙"));
        var first = items(school.admin(), "children").getFirst();

        assertThat(names(school, "children?contactCard=false")).containsExactlyInAnyOrder("有卡甲", "没卡乙");
        assertThat(names(school, "children?contactCard=true")).isEmpty();
        assertThat(first.path("contactCardCurrent").asBoolean()).isFalse();
    }

    @Test
    void schools_and_areas_are_found_by_a_part_of_code_or_name_page_by_page() {
        var officer = officer();
        var mark = UUID.randomUUID().toString().substring(0, 8);
        for (var i = 0; i < 3; i++) {
            officer.put(
                    "areas/" + UUID.randomUUID(), "{\"code\":\"%s-%d\",\"name\":\"片区%s\"}".formatted(mark, i, mark));
            school(mark + i, "学校" + mark);
        }

        for (var list : List.of("areas", "schools")) {
            var first = officer.get(list + "?limit=2&q=" + mark.toUpperCase(java.util.Locale.ROOT));
            assertThat(first.body().path("items").size()).isEqualTo(2);
            var second = officer.get(list + "?limit=2&q=" + mark + "&cursor="
                    + first.body().path("next").asString());
            assertThat(second.body().path("items").size()).isEqualTo(1);
            assertThat(officer.get(list + "?q=nothing-of-" + mark)
                            .body()
                            .path("items")
                            .size())
                    .isZero();
        }
        assertThat(officer.get("schools?limit=1&q=" + mark).body().path("total").asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"津 南", "津南", "-a", "a/b", "a;drop", ".a", "ａ１"})
    void a_code_of_an_area_can_be_typed_and_said(String code) {
        var answer = officer().put("areas/" + UUID.randomUUID(), "{\"code\":\"%s\",\"name\":\"片区\"}".formatted(code));

        assertThat(answer.problem()).isEqualTo("400 invalid-input");
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo("code");
    }

    private Api officer() {
        return new Api(port, tokens.of("officer").county("county-officer").token());
    }

    private void school(String code, String name) {
        db.everything().sql("""
                        insert into school (id, code, name, stage, state, open_from, fingerprint, version, facts)
                        values (?, ?, ?, 'PRIMARY', 'ACTIVE', '2000-01-01', 'test', 1, 1)
                        """).params(UUID.randomUUID(), code, name).update();
    }

    private void pair(
            Schools school,
            Map<String, UUID> children,
            String name,
            String kind,
            LocalDate from,
            @org.jspecify.annotations.Nullable LocalDate to) {
        var child = children.get(name);
        kafka.send("pairing.pairs", String.valueOf(child), school.id(), "pairing.pair-changed.v1", """
                {"pair":"%s","child":"%s","school":"%s","caregiver":"%s","kind":"%s","from":"%s","to":%s,
                 "recordedAt":"2026-09-01T02:00:00Z","version":1}
                """.formatted(
                        UUID.randomUUID(),
                        child,
                        school.id(),
                        UUID.randomUUID(),
                        kind,
                        from,
                        to == null ? "null" : "\"" + to + "\""));
    }

    private List<String> names(Schools school, String path) {
        return items(school.admin(), path).stream()
                .map(it -> it.path("name").asString())
                .toList();
    }

    private static List<JsonNode> items(Api api, String path) {
        return StreamSupport.stream(api.get(path).body().path("items").spliterator(), false)
                .toList();
    }
}
