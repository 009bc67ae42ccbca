package lantian.contactlog;

import static lantian.contactlog.Village.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
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
@LantianTest(database = "contactlog", kafka = true, keycloak = true)
class IsolationTest {

    private static final String CORRECTION = "{\"changes\":{\"outcome\":\"FAILED\"},\"reason\":\"没有见到\"}";
    private static final String ASKING = "{\"reason\":\"外出\"}";

    private final UUID contact = UUID.randomUUID();

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Village ours;
    private UUID theirs;
    private UUID child;
    private UUID obligation;

    @BeforeEach
    void aContactOfOurSchool() {
        ours = Village.found(kafka, db);
        theirs = Village.found(kafka, db).school();
        child = ours.pairedChild();
        var agent = new Api(
                port, tokens.of(ours.agentName()).at(ours.school(), "caregiver").token());
        assertThat(agent.put("contacts/" + contact, talk(child)).status()).isEqualTo(201);
        obligation = db.everything()
                .sql("select id from obligation where child_id = ? and rule = 'FAMILY-MONTH' limit 1")
                .param(child)
                .query(UUID.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"school-admin", "partner-admin", "class-teacher", "caregiver"})
    void another_schools_children_contacts_and_obligations_do_not_exist_for_any_role(String role) {
        var stranger =
                new Api(port, tokens.of("stranger-" + role).at(theirs, role).token());

        assertThat(named(stranger)).extracting(Answer::status).allMatch(status -> status == 404 || status == 403);
        assertThat(stranger.get("my/obligations").response().body()).doesNotContain(child.toString());
        assertThat(stranger.get("obligations?limit=500").response().body()).doesNotContain(child.toString());
        assertThat(stranger.get("obligations?child=" + child).response().body()).doesNotContain(obligation.toString());
        for (var table : List.of("child", "contact", "contact_answer", "contact_version", "obligation", "pair")) {
            int rows = db.app(
                    theirs,
                    sql -> sql.sql("select count(*) from " + table + " where tenant_id <> ?")
                            .param(theirs)
                            .query((row, _) -> row.getInt(1))
                            .single());
            assertThat(rows).as(table).isZero();
        }
        assertThat(ours.count("select count(*) from contact_version where contact_id = '" + contact + "'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"county-officer", "area-supervisor", "auditor"})
    void the_bureau_reads_figures_not_contacts(String role) {
        var bureau = new Api(port, tokens.of("bureau-" + role).county(role).token());

        assertThat(named(bureau)).extracting(Answer::problem).containsOnly("403 not-allowed");
        assertThat(bureau.get("my/obligations").problem()).isEqualTo("403 not-allowed");
        assertThat(bureau.get("obligations").problem()).isEqualTo("403 not-allowed");
        assertThat(bureau.get("care-standard").status()).isEqualTo(200);
    }

    @Test
    void who_has_no_role_in_the_school_does_nothing_and_who_is_unknown_is_asked_to_sign_in() {
        var member = new Api(port, tokens.of("member").at(ours.school()).token());

        assertThat(named(member)).extracting(Answer::problem).containsOnly("403 not-allowed");
        assertThat(named(new Api(port, ""))).extracting(Answer::problem).containsOnly("401 not-signed-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"class-teacher", "caregiver"})
    void a_colleague_who_does_not_look_after_the_child_sees_nothing_of_it(String role) {
        var colleague = new Api(
                port, tokens.of("colleague-" + role).at(ours.school(), role).token());

        assertThat(named(colleague)).extracting(Answer::problem).containsOnly("404 not-found");
        assertThat(colleague.get("my/obligations").body().path("items").size()).isZero();
        assertThat(colleague.get("obligations").problem()).isEqualTo("403 not-allowed");
    }

    @Test
    void an_id_that_another_school_uses_behaves_as_any_new_id() {
        var other = Village.found(kafka, db);
        var agent = new Api(
                port,
                tokens.of(other.agentName()).at(other.school(), "caregiver").token());

        assertThat(agent.put("contacts/" + contact, talk(other.pairedChild())).status())
                .isEqualTo(201);
    }

    /** Every operation on something of our school. */
    private List<Answer> named(Api api) {
        return List.of(
                api.put("contacts/" + UUID.randomUUID(), talk(child)),
                api.get("contacts/" + contact),
                api.get("contacts?child=" + child),
                api.post("contacts/" + contact + "/corrections", CORRECTION),
                api.post("contacts/" + contact + "/confirm", ""),
                api.post("contacts/" + contact + "/decline", ""),
                api.get("obligations/" + obligation),
                api.post("obligations/" + obligation + "/excuse", ASKING),
                api.post("obligations/" + obligation + "/excuse/approve", "{}"));
    }

    private static String talk(UUID child) {
        return """
                {"child":"%s","kind":"TALK","occurredOn":"%s","outcome":"COMPLETED","with":["CHILD"]}
                """.formatted(child, TODAY);
    }
}
