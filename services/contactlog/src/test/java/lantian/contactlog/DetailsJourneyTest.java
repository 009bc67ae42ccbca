package lantian.contactlog;

import static lantian.contactlog.Village.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What people write down by a form: written, read by whom it is for, corrected, and told to nobody but as a count. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "contactlog", kafka = true, keycloak = true)
class DetailsJourneyTest {

    private final UUID contact = UUID.randomUUID();

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Village village;
    private Api teacher;
    private Api agent;
    private Api admin;
    private UUID child;

    @BeforeEach
    void aVillageSchool() {
        village = Village.found(kafka, db);
        teacher = signedIn(village.teacherName(), "class-teacher");
        agent = signedIn(village.agentName(), "caregiver");
        admin = signedIn("principal-" + village.school(), "school-admin");
        child = village.pairedChild();
    }

    @Test
    void details_are_given_back_by_their_form_lie_sealed_and_leave_as_counts_alone() {
        var answer = agent.put("contacts/" + contact, talk("{\"mood\":\"low\",\"wishes\":\"想要画笔\"}"));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        var read = teacher.get("contacts/" + contact).body();
        assertThat(read.path("details").path("mood").asString()).isEqualTo("low");
        assertThat(read.path("details").path("wishes").asString()).isEqualTo("想要画笔");
        assertThat(read.path("form").path("key").asString()).isEqualTo("TALK");
        assertThat(read.path("form").path("version").asInt()).isPositive();
        assertThat(admin.get("contacts?child=" + child).response().body()).doesNotContain("想要画笔");
        var event = kafka.await(
                "contactlog.contacts",
                it -> it.payload().path("contact").asString().equals(contact.toString()));
        assertThat(event.payload().path("versions").path(0).path("measures").toString())
                .isEqualTo("{\"MOOD_LOW\":1}");
        assertThat(event.payload().toString()).doesNotContain("画笔").doesNotContain("wishes");
        assertThat(db.everything()
                        .sql("select contact_version::text from contact_version where contact_id = ?")
                        .param(contact)
                        .query(String.class)
                        .single())
                .doesNotContain("画笔")
                .doesNotContain("wishes");
    }

    @Test
    void an_option_raises_the_visit_as_a_named_trigger_does_and_takes_it_back_when_corrected() {
        agent.put("contacts/" + contact, talk("{\"mood\":\"low\",\"friends\":\"quarrel\"}"));

        assertThat(texts(agent.get("contacts/" + contact).body().path("triggers")))
                .containsExactlyInAnyOrder("LOW_MOOD", "QUARREL");
        assertThat(teacher.get("my/obligations?state=OPEN&limit=500").body().findValuesAsString("cause"))
                .contains(contact.toString());

        var corrected = agent.post(
                "contacts/" + contact + "/corrections",
                "{\"changes\":{\"details\":{\"mood\":\"normal\"}},\"reason\":\"看错了\"}");

        assertThat(corrected.status()).as(corrected.response().body()).isEqualTo(200);
        assertThat(corrected.body().path("triggers").size()).isZero();
        assertThat(corrected.body().path("details").toString()).isEqualTo("{\"mood\":\"normal\"}");
        assertThat(teacher.get("my/obligations?state=OPEN&limit=500").body().findValuesAsString("cause"))
                .doesNotContain(contact.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mood\":\"purple\"} | details.mood | not-one-of",
                "{\"colour\":\"red\"} | details.colour | unknown",
                "{\"wishes\":7} | details.wishes | type",
                "{\"complete\":\"yes\"} | details.complete | type"
            })
    void what_the_form_does_not_allow_is_named_in_the_callers_language(String details, String field, String code) {
        var answer = agent.put("contacts/" + contact, talk(details));

        assertThat(answer.problem()).isEqualTo("422 invalid-input");
        var error = answer.body().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("detail").asString()).containsPattern("\\p{IsHan}");
        assertThat(agent.reading("en")
                        .put("contacts/" + contact, talk(details))
                        .body()
                        .path("errors")
                        .path(0)
                        .path("detail")
                        .asString())
                .doesNotContainPattern("\\p{IsHan}")
                .doesNotContain("field.");
        assertThat(agent.get("contacts/" + contact).problem()).isEqualTo("404 not-found");
    }

    @Test
    void a_text_too_long_and_a_form_that_is_not_the_kinds_are_named() {
        assertThat(error(agent.put("contacts/" + contact, talk("{\"wishes\":\"" + "想".repeat(1001) + "\"}"))))
                .isEqualTo("422 details.wishes too-long");
        assertThat(error(agent.put("contacts/" + contact, talk("{},\"form\":{\"key\":\"LETTER\",\"version\":1}"))))
                .isEqualTo("422 form.key not-one-of");
        assertThat(error(agent.put("contacts/" + contact, talk("{},\"form\":{\"key\":\"TALK\",\"version\":999}"))))
                .isEqualTo("422 form.version not-one-of");
        assertThat(error(agent.put(
                        "contacts/" + contact,
                        talk("{}").replace("TALK", "ACTIVITY").replace("{}", "{\"mood\":\"low\"}"))))
                .isEqualTo("422 details no-form");
    }

    @Test
    void the_same_again_changes_nothing_in_whatever_order() {
        agent.put("contacts/" + contact, talk("{\"mood\":\"low\",\"body\":\"unwell\"}"));

        assertThat(agent.put("contacts/" + contact, talk("{\"body\":\"unwell\",\"mood\":\"low\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(agent.put("contacts/" + contact, talk("{\"mood\":\"low\"}")).problem())
                .isEqualTo("409 id-already-used");
    }

    @Test
    void what_was_written_by_an_older_form_stays_readable_and_keeps_its_version() {
        agent.put("contacts/" + contact, talk("{\"mood\":\"low\"},\"form\":{\"key\":\"TALK\",\"version\":1}"));
        var newest = TalkForm.withSuspicion(officer());

        agent.post("contacts/" + contact + "/corrections", "{\"changes\":{\"place\":\"操场\"},\"reason\":\"补充\"}");

        var read = agent.get("contacts/" + contact).body();
        assertThat(read.path("form").path("version").asInt()).isEqualTo(1);
        assertThat(read.path("details").path("mood").asString()).isEqualTo("low");
        var again = agent.post(
                "contacts/" + contact + "/corrections",
                "{\"changes\":{\"form\":{\"key\":\"TALK\",\"version\":%d},\"details\":{\"mood\":\"normal\"}},\"reason\":\"更正\"}"
                        .formatted(newest));
        assertThat(again.body().path("form").path("version").asInt()).isEqualTo(newest);
        assertThat(db.everything()
                        .sql("select form_version from contact_version where contact_id = ? order by version")
                        .param(contact)
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 1, newest);
    }

    @Test
    void what_the_county_retires_stays_where_it_was_and_is_asked_for_no_more() {
        agent.put("contacts/" + contact, talk("{\"attendance\":\"normal\"}"));
        var newest = TalkForm.without(officer(), "attendance");
        var another = "contacts/" + UUID.randomUUID();

        assertThat(error(agent.put(
                        another,
                        talk("{\"attendance\":\"normal\"},\"form\":{\"key\":\"TALK\",\"version\":%d}"
                                .formatted(newest)))))
                .isEqualTo("422 details.attendance unknown");
        assertThat(agent.put(another, talk("{\"attendance\":\"normal\"},\"form\":{\"key\":\"TALK\",\"version\":1}"))
                        .status())
                .isEqualTo(201);
        assertThat(agent.put("contacts/" + contact, talk("{\"attendance\":\"normal\"}"))
                        .status())
                .isEqualTo(200);
        var corrected = agent.post(
                "contacts/" + contact + "/corrections",
                "{\"changes\":{\"details\":{\"attendance\":\"normal\",\"life\":\"difficulty\"}},\"reason\":\"补充\"}");
        assertThat(corrected.status()).as(corrected.response().body()).isEqualTo(200);
    }

    @Test
    void the_restricted_is_read_by_its_author_and_the_administrator_and_by_nobody_else() {
        var newest = TalkForm.withSuspicion(officer());
        agent.put(
                "contacts/" + contact,
                talk("{\"mood\":\"low\",\"suspicion\":\"有人勒索\"},\"form\":{\"key\":\"TALK\",\"version\":%d}"
                        .formatted(newest)));

        assertThat(agent.get("contacts/" + contact).response().body()).contains("有人勒索");
        assertThat(admin.get("contacts/" + contact).response().body()).contains("有人勒索");
        assertThat(teacher.get("contacts/" + contact).body().path("details").toString())
                .isEqualTo("{\"mood\":\"low\"}");
    }

    @Test
    void another_kind_asks_for_the_details_of_its_own_form() {
        agent.put("contacts/" + contact, talk("{\"mood\":\"low\"}"));
        var corrections = "contacts/" + contact + "/corrections";

        assertThat(error(agent.post(corrections, "{\"changes\":{\"kind\":\"HOME_VISIT\"},\"reason\":\"是家访\"}")))
                .isEqualTo("422 details other-form");
        var corrected = agent.post(
                corrections,
                "{\"changes\":{\"kind\":\"HOME_VISIT\",\"details\":{\"homeLife\":\"unsafe\"}},\"reason\":\"是家访\"}");

        assertThat(corrected.body().path("form").path("key").asString()).isEqualTo("HOME_VISIT");
        assertThat(corrected.body().path("triggers").size()).isZero();
    }

    @Test
    void for_another_school_there_is_nothing() {
        agent.put("contacts/" + contact, talk("{\"mood\":\"low\"}"));
        var elsewhere = new Api(
                port,
                tokens.of("elsewhere-" + village.school())
                        .at(UUID.randomUUID(), "school-admin")
                        .token());

        assertThat(elsewhere.get("contacts/" + contact).problem()).isEqualTo("404 not-found");
        assertThat(elsewhere
                        .post("contacts/" + contact + "/corrections", "{\"changes\":{\"details\":{}},\"reason\":\"x\"}")
                        .problem())
                .isEqualTo("404 not-found");
    }

    /** The kinds of B-6 to B-9 that have forms. */
    enum WithForm {
        TALK,
        HOME_VISIT,
        PARENT_CALL,
        FAMILY_CALL,
        GUARDIAN_CONTACT,
        LETTER,
        COUNSELLING,
        TUTORING
    }

    @ParameterizedTest
    @EnumSource(WithForm.class)
    void each_of_these_kinds_has_a_form_of_which_every_property_names_its_source(WithForm kind) {
        var form = agent.get("forms/" + kind);

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body().path("schema").path("properties").properties())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property.getKey().equals("suspicion")
                                || property.getValue()
                                        .path("x-source")
                                        .asString("")
                                        .matches("[B]\\d{3,4} .*"))
                        .as(property.getKey())
                        .isTrue());
    }

    private Api officer() {
        return new Api(
                port, tokens.of("officer").at(Tokens.COUNTY, "county-officer").token());
    }

    private static String error(Api.Answer answer) {
        var error = answer.body().path("errors").path(0);
        return answer.status() + " " + error.path("field").asString() + " "
                + error.path("code").asString();
    }

    private static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }

    private String talk(String details) {
        return """
                {"child":"%s","kind":"TALK","occurredOn":"%s","outcome":"COMPLETED","with":["CHILD"],"details":%s}
                """.formatted(child, TODAY, details);
    }

    private Api signedIn(String username, String role) {
        return new Api(port, tokens.of(username).at(village.school(), role).token());
    }
}
