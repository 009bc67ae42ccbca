package lantian.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A helper leaves, and each child goes to somebody or waits for somebody, in one step. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "pairing", kafka = true, keycloak = true)
class HandOverTest {

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
    void the_children_go_on_with_another_helper_from_the_next_day_and_the_one_who_left_gets_no_more() {
        var leaving = caregiver("");
        var next = caregiver("");
        var first = paired(registry.child(), leaving);
        var second = paired(registry.child(), leaving);
        var left = leave(successor(first, next, UUID.randomUUID()));

        var answer = admin.post("caregivers/" + leaving + "/leave", left);
        var again = admin.post("caregivers/" + leaving + "/leave", left);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.body().path("active").asBoolean()).isFalse();
        assertThat(again.status()).isEqualTo(200);
        assertThat(pairsOf(leaving))
                .hasSize(2)
                .allSatisfy(pair -> assertThat(pair.path("to").asString()).isEqualTo("2026-10-31"));
        assertThat(pairsOf(next)).singleElement().satisfies(pair -> {
            assertThat(pair.path("child").asString()).isEqualTo(child(first));
            assertThat(pair.path("kind").asString()).isEqualTo("STAFF");
            assertThat(pair.path("from").asString()).isEqualTo("2026-11-01");
        });
        assertThat(admin.get("pairs/" + second).body().path("handOverNote").asString())
                .isEqualTo("喜欢画画");
        assertThat(admin.put("pairs/" + UUID.randomUUID(), wish(UUID.fromString(child(second)), leaving))
                        .problem())
                .isEqualTo("422 caregiver-has-left");
    }

    @Test
    void where_one_child_can_not_be_taken_over_nothing_happens() {
        var leaving = caregiver("");
        var full = caregiver(",\"capacity\":1");
        var first = paired(registry.child(), leaving);
        var second = paired(registry.child(), leaving);

        var answer = admin.post(
                "caregivers/" + leaving + "/leave",
                leave(successor(first, full, UUID.randomUUID()), successor(second, full, UUID.randomUUID())));

        assertThat(answer.problem()).isEqualTo("422 caregiver-full");
        assertThat(pairsOf(leaving)).hasSize(2).noneMatch(pair -> pair.has("to"));
        assertThat(pairsOf(full)).isEmpty();
        assertThat(admin.get("caregivers/" + leaving).body().path("active").asBoolean())
                .isTrue();
    }

    @Test
    void nobody_hands_over_to_himself_or_what_is_not_his() {
        var leaving = caregiver("");
        var other = caregiver("");
        var his = paired(registry.child(), leaving);
        var notHis = paired(registry.child(), other);
        var path = "caregivers/" + leaving + "/leave";

        assertThat(admin.post(path, leave(successor(his, leaving, UUID.randomUUID())))
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(admin.post(path, leave(successor(notHis, other, UUID.randomUUID())))
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(admin.post("caregivers/" + UUID.randomUUID() + "/leave", leave())
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(pairsOf(leaving)).noneMatch(pair -> pair.has("to"));
    }

    @Test
    void who_left_can_come_back() {
        var helper = caregiver("");
        admin.post("caregivers/" + helper + "/leave", leave());

        assertThat(admin.post("caregivers/" + helper + "/return", "{}")
                        .body()
                        .path("active")
                        .asBoolean())
                .isTrue();
        assertThat(admin.put("pairs/" + UUID.randomUUID(), wish(registry.child(), helper))
                        .status())
                .isEqualTo(201);
    }

    private UUID caregiver(String more) {
        var id = UUID.randomUUID();
        var answer = admin.put("caregivers/" + id, "{\"name\":\"李秀英\",\"category\":\"VILLAGER\"%s}".formatted(more));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return id;
    }

    private UUID paired(UUID child, UUID caregiver) {
        var id = UUID.randomUUID();
        assertThat(admin.put("pairs/" + id, wish(child, caregiver)).status()).isEqualTo(201);
        return id;
    }

    private String child(UUID pair) {
        return admin.get("pairs/" + pair).body().path("child").asString();
    }

    private Stream<JsonNode> stream(String path) {
        return StreamSupport.stream(admin.get(path).body().path("items").spliterator(), false);
    }

    private List<JsonNode> pairsOf(UUID caregiver) {
        return stream("pairs?caregiver=" + caregiver).toList();
    }

    private static String wish(UUID child, UUID caregiver) {
        return "{\"child\":\"%s\",\"caregiver\":\"%s\",\"kind\":\"STAFF\",\"from\":\"2026-09-07\"}"
                .formatted(child, caregiver);
    }

    private static String successor(UUID pair, UUID to, UUID as) {
        return "{\"pair\":\"%s\",\"to\":\"%s\",\"id\":\"%s\"}".formatted(pair, to, as);
    }

    private static String leave(String... successors) {
        return "{\"on\":\"2026-10-31\",\"reason\":\"调动\",\"handOverNote\":\"喜欢画画\",\"successors\":[%s]}"
                .formatted(Stream.of(successors).collect(Collectors.joining(",")));
    }
}
