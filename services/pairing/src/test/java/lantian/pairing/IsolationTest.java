package lantian.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Api.Answer;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Another school does not exist, and each role does its own work only. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "pairing", kafka = true, keycloak = true)
class IsolationTest {

    private static final String NAMED = "{\"name\":\"李秀英\",\"category\":\"VILLAGER\"}";
    private static final String END = "{\"on\":\"2026-10-31\",\"reason\":\"调动\"}";

    private final UUID ours = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private final UUID caregiver = UUID.randomUUID();
    private final UUID pair = UUID.randomUUID();
    private UUID child;
    private Api admin;

    @BeforeEach
    void aPairOfOurSchool() {
        var registry = new Registry(kafka, db, ours);
        admin = new Api(port, tokens.of("principal").at(ours, "school-admin").token());
        child = registry.child();
        admin.put("caregivers/" + caregiver, NAMED.replace("}", ",\"username\":\"li-" + ours + "\"}"));
        assertThat(admin.put("pairs/" + pair, wish(child)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"school-admin", "partner-admin", "class-teacher", "caregiver"})
    void another_schools_records_do_not_exist_for_any_role(String role) {
        var stranger =
                new Api(port, tokens.of("stranger-" + role).at(theirs, role).token());

        var answers = List.of(
                stranger.get("caregivers/" + caregiver),
                stranger.get("pairs/" + pair),
                stranger.post("pairs/" + pair + "/end", END),
                stranger.put("pairs/" + UUID.randomUUID(), wish(child)));

        assertThat(answers).extracting(Answer::status).allMatch(status -> status == 404 || status == 403);
        assertThat(answers).extracting(answer -> answer.response().body()).noneMatch(body -> body.contains("李秀英"));
        assertThat(Stream.of("caregivers", "pairs", "pairs?child=" + child, "pairs?caregiver=" + caregiver)
                        .map(stranger::get)
                        .filter(answer -> answer.status() == 200))
                .allSatisfy(
                        answer -> assertThat(answer.body().path("items").size()).isZero());
        int rows = db.app(
                theirs,
                sql -> sql.sql("select count(*) from pair")
                        .query((row, _) -> row.getInt(1))
                        .single());
        assertThat(rows).isZero();
        assertThat(admin.get("pairs/" + pair).body().has("to")).isFalse();
    }

    @Test
    void an_id_that_another_school_uses_behaves_as_any_new_id() {
        var registry = new Registry(kafka, db, theirs);
        var stranger =
                new Api(port, tokens.of("stranger").at(theirs, "school-admin").token());

        assertThat(stranger.put("caregivers/" + caregiver, NAMED).status()).isEqualTo(201);
        assertThat(stranger.put("pairs/" + pair, wish(registry.child())).status())
                .isEqualTo(201);
        assertThat(admin.get("pairs/" + pair).body().path("child").asString()).isEqualTo(child.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"county-officer", "area-supervisor", "auditor"})
    void the_bureau_reads_figures_not_pairs(String role) {
        var bureau = new Api(port, tokens.of("bureau-" + role).county(role).token());

        assertThat(everyOperation(bureau)).extracting(Answer::problem).containsOnly("403 not-allowed");
    }

    @Test
    void who_has_no_role_in_the_school_does_nothing_and_who_is_unknown_is_asked_to_sign_in() {
        var member = new Api(port, tokens.of("member").at(ours).token());

        assertThat(everyOperation(member)).extracting(Answer::problem).containsOnly("403 not-allowed");
        assertThat(everyOperation(new Api(port, "")))
                .extracting(Answer::problem)
                .containsOnly("401 not-signed-in");
    }

    @Test
    void rights_in_one_school_say_nothing_about_another() {
        var both = tokens.of("both")
                .at(theirs, "school-admin")
                .at(ours, "caregiver")
                .token();

        assertThat(new Api(port, both).get("pairs").problem()).isEqualTo("400 school-not-chosen");
        assertThat(new Api(port, both, ours)
                        .put("pairs/" + UUID.randomUUID(), wish(child))
                        .problem())
                .isEqualTo("403 not-allowed");
        assertThat(new Api(port, both, UUID.randomUUID()).get("pairs").problem())
                .isEqualTo("403 not-your-school");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner-admin", "class-teacher", "caregiver"})
    void only_the_school_administrator_pairs_and_ends(String role) {
        var colleague =
                new Api(port, tokens.of("colleague-" + role).at(ours, role).token());

        assertThat(colleague.put("pairs/" + UUID.randomUUID(), wish(child)).problem())
                .isEqualTo("403 not-allowed");
        assertThat(colleague.post("pairs/" + pair + "/end", END).problem()).isEqualTo("403 not-allowed");
    }

    @Test
    void a_class_teacher_sees_names_and_neither_logins_nor_phones() {
        var teacher =
                new Api(port, tokens.of("colleague").at(ours, "class-teacher").token());

        var seen = teacher.get("caregivers/" + caregiver);

        assertThat(seen.body().path("name").asString()).isEqualTo("李秀英");
        assertThat(seen.response().body()).doesNotContain("username").doesNotContain("phone");
        assertThat(teacher.put("caregivers/" + caregiver, NAMED).problem()).isEqualTo("403 not-allowed");
    }

    @Test
    void for_a_caregiver_who_looks_after_none_of_the_same_children_nobody_else_exists() {
        var stranger =
                new Api(port, tokens.of("wu-" + ours).at(ours, "caregiver").token());

        assertThat(stranger.get("caregivers/" + caregiver).problem()).isEqualTo("404 not-found");
        assertThat(stranger.get("caregivers").body().path("items").size()).isZero();
        assertThat(stranger.put("caregivers/" + caregiver, NAMED).problem()).isEqualTo("403 not-allowed");
    }

    @Test
    void a_caregiver_sees_the_own_pairs_and_a_class_teacher_those_of_the_own_class() {
        var registry = new Registry(kafka, db, ours);
        registry.teacher("chen-" + ours, Registry.CLASS_301);
        registry.teacher("zhou-" + ours, UUID.randomUUID());

        assertThat(pairsOf("li-" + ours, "caregiver")).isEqualTo(1);
        assertThat(pairsOf("wu-" + ours, "caregiver")).isZero();
        assertThat(pairsOf("chen-" + ours, "class-teacher")).isEqualTo(1);
        assertThat(pairsOf("zhou-" + ours, "class-teacher")).isZero();
        var wu = new Api(port, tokens.of("wu-" + ours).at(ours, "caregiver").token());
        assertThat(wu.get("pairs/" + pair).problem()).isEqualTo("404 not-found");
    }

    private int pairsOf(String username, String role) {
        var api = new Api(port, tokens.of(username).at(ours, role).token());
        return api.get("pairs").body().path("items").size();
    }

    private List<Answer> everyOperation(Api api) {
        return List.of(
                api.get("caregivers"),
                api.get("caregivers/" + caregiver),
                api.put("caregivers/" + UUID.randomUUID(), NAMED),
                api.get("pairs"),
                api.get("pairs/" + pair),
                api.put("pairs/" + UUID.randomUUID(), wish(child)),
                api.post("pairs/" + pair + "/end", END));
    }

    private String wish(UUID of) {
        return "{\"child\":\"%s\",\"caregiver\":\"%s\",\"kind\":\"AGENT_PARENT\",\"from\":\"2026-09-07\"}"
                .formatted(of, caregiver);
    }
}
