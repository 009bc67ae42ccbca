package lantian.contactlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
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

/** Who looks after a child sees of her what the administration sees, and of the others nothing. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "contactlog", kafka = true, keycloak = true)
class OneViewOfDutiesTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Village village;
    private Api agent;
    private Api admin;

    @BeforeEach
    void aVillageSchool() {
        village = Village.found(kafka, db);
        agent = signedIn(village.agentName(), "caregiver");
        admin = signedIn("principal-" + village.school(), "school-admin");
    }

    @Test
    void a_caregiver_and_the_administration_see_the_same_of_a_child() {
        var child = village.pairedChild();
        agent.put("contacts/" + UUID.randomUUID(), """
                {"child":"%s","kind":"TALK","occurredOn":"%s","outcome":"COMPLETED","with":["CHILD"]}
                """.formatted(child, LocalDate.now(ZoneId.of("Asia/Shanghai"))));
        var path = "obligations?limit=500&child=" + child;

        assertThat(items(agent, path)).isNotEmpty().isEqualTo(items(admin, path));
    }

    @Test
    void of_a_child_in_somebody_elses_care_nothing_is_said_and_no_list_of_the_school_is_given() {
        var other = village.child();

        assertThat(agent.get("obligations?child=" + other).problem()).isEqualTo("404 not-found");
        assertThat(agent.get("obligations?child=" + UUID.randomUUID()).problem())
                .isEqualTo("404 not-found");
        assertThat(agent.get("obligations").problem()).isEqualTo("403 not-allowed");
        assertThat(agent.get("obligations/excuses").problem()).isEqualTo("403 not-allowed");
    }

    @Test
    void what_was_asked_for_waits_in_a_list_without_its_reason_until_somebody_agrees() {
        var child = village.pairedChild();
        var duty = items(admin, "obligations?state=OPEN&limit=500&child=" + child).stream()
                .filter(line -> line.path("rule").asString().equals("TALK-MONTH"))
                .filter(line -> !LocalDate.parse(line.path("opensOn").asString())
                        .isAfter(LocalDate.now(ZoneId.of("Asia/Shanghai"))))
                .map(line -> line.path("id").asString())
                .reduce((_, later) -> later)
                .orElseThrow();
        assertThat(agent.get("obligations/" + duty + "/excuse").problem()).isEqualTo("404 not-found");

        agent.post("obligations/" + duty + "/excuse", "{\"reason\":\"孩子住院\"}");

        assertThat(items(admin, "obligations/excuses?child=" + child))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("obligation").asString()).isEqualTo(duty);
                    assertThat(line.has("reason")).isFalse();
                });
        assertThat(admin.get("obligations/" + duty + "/excuse")
                        .body()
                        .path("reason")
                        .asString())
                .isEqualTo("孩子住院");
        admin.post("obligations/" + duty + "/excuse/approve", "{}");
        assertThat(items(admin, "obligations/excuses?child=" + child)).isEmpty();
        assertThat(agent.get("obligations/" + duty + "/excuse")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("APPROVED");
    }

    private Api signedIn(String username, String role) {
        return new Api(port, tokens.of(username).at(village.school(), role).token());
    }

    private static List<JsonNode> items(Api api, String path) {
        return StreamSupport.stream(api.get(path).body().path("items").spliterator(), false)
                .toList();
    }
}
