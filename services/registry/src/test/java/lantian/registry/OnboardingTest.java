package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The bureau brings a school in, on a real Keycloak. */
@ServiceTest
class OnboardingTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private final UUID school = UUID.randomUUID();
    private final String principal = "principal-" + school.toString().substring(0, 8);
    private Api officer;

    @BeforeEach
    void anOfficer() {
        officer = new Api(port, tokens.of("officer").county("county-officer").token());
    }

    @Test
    void a_school_comes_to_life_and_its_administrator_signs_in() {
        var accepted = officer.put("schools/" + school, body(principal, "liu@example.org"));

        var active = awaitState("ACTIVE");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body().path("state").asString()).isEqualTo("ONBOARDING");
        assertThat(active.path("admin").path("oneTimePassword").asString()).hasSize(16);
        officer.post("schools/" + school + "/reset-password/acknowledge", "");
        assertThat(officer.get("schools/" + school).body().path("admin").has("oneTimePassword"))
                .isFalse();
        assertThat(db.everything()
                        .sql("select count(*) from staff where id is not null and secret is not null and tenant_id = ?")
                        .param(school)
                        .query(Integer.class)
                        .single())
                .isZero();
        var told = kafka.await("registry.schools", event -> event.key().equals(school.toString()));
        assertThat(told.tenant()).isEqualTo(school);
        assertThat(told.payload().path("state").asString()).isEqualTo("ACTIVE");
        var staff = kafka.await("registry.staff", event -> event.tenant().equals(school));
        assertThat(staff.payload().toString())
                .doesNotContain(principal)
                .doesNotContain("liu@")
                .doesNotContain("刘校长");
        var admin = new Api(port, signIn(principal));
        assertThat(admin.get("children").status()).isEqualTo(200);
        assertThat(admin.get("schools").body().path("items").size()).isEqualTo(1);
    }

    @Test
    void the_same_request_again_changes_nothing_and_another_needs_the_version() {
        var body = body(principal, "liu@example.org");
        officer.put("schools/" + school, body);
        var active = awaitState("ACTIVE");
        var version = active.path("version").asInt();

        assertThat(officer.put("schools/" + school, body).status()).isEqualTo(200);
        assertThat(officer.put("schools/" + school, body.replace("溪北小学", "溪北中心小学"))
                        .problem())
                .isEqualTo("409 id-already-used");
        assertThat(officer.putIfMatch("schools/" + school, body.replace("溪北小学", "溪北中心小学"), "\"99\"")
                        .problem())
                .isEqualTo("412 stale-version");
        assertThat(officer.putIfMatch("schools/" + school, body.replace("溪北小学", "溪北中心小学"), "\"" + version + "\"")
                        .status())
                .isEqualTo(200);
        kafka.await(
                "registry.schools",
                event -> event.key().equals(school.toString())
                        && event.payload().path("name").asString().equals("溪北中心小学"));
        assertThat(officer.put("schools/" + UUID.randomUUID(), body).problem()).isEqualTo("409 code-already-used");
    }

    @Test
    void of_many_who_take_an_area_s_code_at_once_one_gets_it() throws Exception {
        var body = "{\"code\":\"%s\",\"name\":\"津南片区\"}".formatted(school);

        var answers = atOnce(() -> officer.put("areas/" + UUID.randomUUID(), body));

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.status() != 201)
                .extracting(Api.Answer::problem)
                .containsOnly("409 code-already-used");
    }

    @Test
    void of_many_schools_that_take_a_code_at_once_one_gets_it() throws Exception {
        var body = body(principal, "liu@example.org");

        var answers = atOnce(() -> officer.put("schools/" + UUID.randomUUID(), body));

        assertThat(answers).filteredOn(it -> it.status() == 202).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.status() != 202)
                .extracting(Api.Answer::problem)
                .containsOnly("409 code-already-used");
    }

    @Test
    void a_gap_in_a_list_is_refused_with_its_field() {
        var refused = officer.put("terms/" + UUID.randomUUID(), """
                {"schoolYear":"2031-2032","number":1,"from":"2031-09-01","to":"2032-01-20","holidays":[null]}
                """);

        assertThat(refused.problem()).isEqualTo("400 malformed-request");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("holidays");
    }

    /** Case D06. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"2041-10-05\"; \"2041-10-05\"; 422 holiday-and-make-up-day; 2041-10-05; makeUpDays",
                "\"2041-10-02\"; \"2042-02-15\"; 422 day-outside-term; 2042-02-15; makeUpDays",
                "\"2041-10-02\",\"2041-10-01\",\"2041-10-02\"; ; 422 day-given-twice; 2041-10-02; holidays",
                "; \"2041-10-09\"; 422 make-up-on-working-day; 2041-10-09; makeUpDays",
            })
    void a_calendar_that_contradicts_itself_is_refused_naming_the_day(
            @Nullable String holidays, @Nullable String makeUpDays, String problem, String day, String field) {
        var refused = officer.put("terms/" + UUID.randomUUID(), term(holidays, makeUpDays));

        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.body().path("detail").asString()).contains(day);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(officer.get("terms").body().toString()).doesNotContain("2041-2042");
    }

    @Test
    void the_same_days_in_another_order_change_nothing() {
        var path = "terms/" + UUID.randomUUID();
        var body =
                "{\"schoolYear\":\"2043-2044\",\"number\":1,\"from\":\"2043-09-01\",\"to\":\"2044-01-20\",\"holidays\":[%s]}";
        var made = officer.put(path, body.formatted("\"2043-10-01\",\"2043-10-02\""));

        var turned = officer.put(path, body.formatted("\"2043-10-02\",\"2043-10-01\""));

        assertThat(made.status()).isEqualTo(201);
        assertThat(turned.status()).isEqualTo(200);
        assertThat(turned.etag()).isEqualTo(made.etag());
        assertThat(turned.body()).isEqualTo(made.body());
        db.everything().sql("delete from term where school_year = '2043-2044'").update();
    }

    /** What was taken before such days were refused is answered as it was. */
    @Test
    void a_term_that_is_stored_is_sent_again_without_harm() {
        var path = "terms/" + UUID.randomUUID();
        var body =
                "{\"schoolYear\":\"2045-2046\",\"number\":1,\"from\":\"2045-09-01\",\"to\":\"2046-01-20\",\"holidays\":[]}";
        officer.put(path, body);
        db.everything()
                .sql("update term set make_up_days = '{2045-10-11}' where school_year = '2045-2046'")
                .update();

        assertThat(officer.put(path, body).status()).isEqualTo(200);
        db.everything().sql("delete from term where school_year = '2045-2046'").update();
    }

    private static String term(@Nullable String holidays, @Nullable String makeUpDays) {
        return """
                {"schoolYear":"2041-2042","number":1,"from":"2041-09-01","to":"2042-01-20","holidays":[%s],"makeUpDays":[%s]}
                """.formatted(holidays == null ? "" : holidays, makeUpDays == null ? "" : makeUpDays);
    }

    @Test
    void a_school_answers_from_the_day_it_is_at_work_unless_the_bureau_names_another() {
        var body = body(principal, "liu@example.org");
        officer.put("schools/" + school, body);
        var active = awaitState("ACTIVE");
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(active.path("countsFrom").asString()).isEqualTo(today.toString());

        var earlier = body.replace("\"admin\"", "\"countsFrom\":\"2026-09-01\",\"admin\"");
        var moved = officer.putIfMatch(
                "schools/" + school, earlier, "\"" + active.path("version").asInt() + "\"");
        var renamed = officer.putIfMatch("schools/" + school, body.replace("溪北小学", "溪北中心小学"), moved.etag());

        assertThat(moved.body().path("countsFrom").asString()).isEqualTo("2026-09-01");
        assertThat(renamed.body().path("countsFrom").asString()).isEqualTo("2026-09-01");
        kafka.await(
                "registry.schools",
                event -> event.key().equals(school.toString())
                        && event.payload().path("countsFrom").asString().equals(today.toString()));
        kafka.await(
                "registry.schools",
                event -> event.key().equals(school.toString())
                        && event.payload().path("countsFrom").asString().equals("2026-09-01"));
    }

    @Test
    void the_bureau_names_the_day_when_it_brings_the_school_in() {
        var body = body(principal, "liu@example.org").replace("\"admin\"", "\"countsFrom\":\"%s\",\"admin\"");

        assertThat(officer.put("schools/" + school, body.formatted("1999-12-31"))
                        .problem())
                .isEqualTo("400 invalid-input");
        assertThat(officer.put("schools/" + school, body.formatted("2199-01-01"))
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("countsFrom");
        officer.put("schools/" + school, body.formatted("2026-09-01"));

        assertThat(awaitState("ACTIVE").path("countsFrom").asString()).isEqualTo("2026-09-01");
    }

    @Test
    void a_school_year_is_one_year() {
        var refused = officer.put("terms/" + UUID.randomUUID(), """
                {"schoolYear":"2031-2031","number":1,"from":"2031-09-01","to":"2032-01-20"}
                """);

        assertThat(refused.problem()).isEqualTo("400 invalid-input");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("schoolYear");
    }

    private static List<Api.Answer> atOnce(Callable<Api.Answer> request) throws Exception {
        var answers = new ArrayList<Api.Answer>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : senders.invokeAll(Collections.nCopies(8, request))) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    @Test
    void somebody_elses_user_name_is_refused_clearly_and_the_officer_corrects_it() {
        tokens.of(principal).at(UUID.randomUUID(), "school-admin").token();
        officer.put("schools/" + school, body(principal, "liu@example.org"));
        var failed = await("the failure")
                .atMost(Duration.ofSeconds(20))
                .until(() -> officer.get("schools/" + school).body(), it -> it.has("failure"));

        var version = failed.path("version").asString();
        var corrected = officer.putIfMatch(
                "schools/" + school, body(principal + "-2", "liu@example.org"), "\"" + version + "\"");

        assertThat(failed.path("failure").asString()).isEqualTo("USERNAME_TAKEN");
        assertThat(failed.path("state").asString()).isEqualTo("ONBOARDING");
        assertThat(corrected.status()).isEqualTo(202);
        awaitState("ACTIVE");
        assertThat(new Api(port, signIn(principal + "-2")).get("children").status())
                .isEqualTo(200);
    }

    @Test
    void a_suspended_school_is_refused_and_lets_in_again_when_resumed() {
        officer.put("schools/" + school, body(principal, "liu@example.org"));
        awaitState("ACTIVE");
        var admin = new Api(port, signIn(principal));

        var suspended = officer.post("schools/" + school + "/suspend", "");

        assertThat(suspended.body().path("state").asString()).isEqualTo("SUSPENDED");
        assertThat(admin.get("children").problem()).isEqualTo("403 school-suspended");
        kafka.await(
                "registry.schools",
                event -> event.key().equals(school.toString())
                        && event.payload().path("state").asString().equals("SUSPENDED"));
        await("Keycloak to follow").atMost(Duration.ofSeconds(20)).until(() -> !enabledInKeycloak());
        assertThat(officer.post("schools/" + school + "/resume", "")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("ACTIVE");
        await("Keycloak to follow").atMost(Duration.ofSeconds(20)).until(this::enabledInKeycloak);
        assertThat(new Api(port, signIn(principal)).get("children").status()).isEqualTo(200);
    }

    @Test
    void staff_get_accounts_and_one_caregiver_may_serve_two_schools() {
        var first = Schools.open(db, tokens, port);
        var second = Schools.open(db, tokens, port);
        var zhou = "zhou-" + school.toString().substring(0, 8);
        var body = "{\"username\":\"%s\",\"name\":\"周老师\",\"email\":\"zhou@example.org\",\"roles\":[\"caregiver\"]}"
                .formatted(zhou);
        var here = first.admin().put("staff/" + UUID.randomUUID(), body);
        var other = second.admin().put("staff/" + UUID.randomUUID(), body.replace("zhou@", "other@"));
        var there = second.admin().put("staff/" + UUID.randomUUID(), body);

        assertThat(here.status()).as(here.response().body()).isEqualTo(201);
        assertThat(here.body().path("account").asString()).isEqualTo("READY");
        assertThat(here.body().path("oneTimePassword").asString()).hasSize(16);
        assertThat(other.problem()).isEqualTo("409 username-taken");
        assertThat(there.body().path("account").asString()).isEqualTo("OFFERED");
        assertThat(there.body().has("oneTimePassword")).isFalse();
        new Api(port, signIn(zhou)).post("my/memberships/" + second.id() + "/accept", "");
        var both = signIn(zhou);
        assertThat(new Api(port, both).get("children").problem()).isEqualTo("400 school-not-chosen");
        assertThat(new Api(port, both, first.id()).get("children").status()).isEqualTo(200);
        assertThat(new Api(port, both, second.id()).get("children").status()).isEqualTo(200);
        assertThat(new Api(port, both, first.id()).get("staff").problem()).isEqualTo("403 not-allowed");
    }

    @Test
    void an_account_keeps_its_address_and_says_so() {
        var here = Schools.open(db, tokens, port).admin();
        var path = "staff/" + UUID.randomUUID();
        var body = "{\"username\":\"%s\",\"name\":\"周老师\",\"email\":\"zhou@example.org\",\"roles\":[\"caregiver\"]}"
                .formatted("mail-" + principal);
        here.put(path, body);

        var refused = here.putIfMatch(path, body.replace("zhou@", "zhuo@"), "*");

        assertThat(refused.problem()).isEqualTo("422 email-fixed");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("email");
    }

    @Test
    void a_renamed_area_is_told_with_each_of_its_schools() {
        var here = Schools.open(db, tokens, port);
        var area = UUID.randomUUID();
        officer.put("areas/" + area, "{\"code\":\"" + area + "\",\"name\":\"津南片区\"}");
        db.everything()
                .sql("update school set area_id = ? where id = ?")
                .params(area, here.id())
                .update();

        var renamed = officer.putIfMatch("areas/" + area, "{\"code\":\"" + area + "\",\"name\":\"津北片区\"}", "\"1\"");

        assertThat(renamed.etag()).isEqualTo("\"2\"");
        kafka.await(
                "registry.schools",
                event -> event.tenant().equals(here.id())
                        && event.payload().path("area").path("name").asString().equals("津北片区"));
    }

    @Test
    void who_is_removed_from_a_school_no_longer_belongs_to_it() {
        var here = Schools.open(db, tokens, port);
        var sun = "sun-" + school.toString().substring(0, 8);
        var id = UUID.randomUUID();
        var body = "{\"username\":\"%s\",\"name\":\"孙老师\",\"email\":\"sun@example.org\",\"roles\":[\"caregiver\"]}"
                .formatted(sun);
        here.admin().put("staff/" + id, body);

        var removed = here.admin().putIfMatch("staff/" + id, body.replace("}", ",\"active\":false}"), "\"1\"");

        assertThat(removed.body().path("account").asString()).isEqualTo("READY");
        assertThat(new Api(port, signIn(sun)).get("children").problem()).isEqualTo("403 not-your-school");
    }

    @Test
    void a_school_keeps_one_administrator() {
        var here = Schools.open(db, tokens, port).admin();
        var zhao = "staff/" + UUID.randomUUID();
        var qian = "staff/" + UUID.randomUUID();
        var body = "{\"username\":\"%s\",\"name\":\"赵老师\",\"email\":\"zhao@example.org\",\"roles\":[\"school-admin\"]}";
        var zhaos = body.formatted("zhao-" + school);
        here.put(zhao, zhaos);

        var alone = here.putIfMatch(zhao, zhaos.replace("}", ",\"active\":false}"), "*");
        var demoted = here.putIfMatch(zhao, zhaos.replace("school-admin", "caregiver"), "*");
        here.put(qian, body.formatted("qian-" + school));
        var ofTwo = here.putIfMatch(zhao, zhaos.replace("}", ",\"active\":false}"), "*");

        assertThat(alone.problem()).isEqualTo("422 last-administrator");
        assertThat(demoted.problem()).isEqualTo("422 last-administrator");
        assertThat(here.get(zhao).etag()).isEqualTo("\"2\"");
        assertThat(ofTwo.status()).isEqualTo(200);
    }

    @Test
    void the_description_gives_each_operation_its_own_body() {
        var description = officer.description();

        assertThat(description
                        .at("/components/schemas/OnboardingSchoolBody/properties")
                        .has("stage"))
                .isTrue();
        assertThat(description
                        .at("/paths/~1api~1schools~1{id}/put/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("/OnboardingSchoolBody");
    }

    private boolean enabledInKeycloak() {
        return tokens.admin()
                .find("/" + tokens.realm() + "/organizations?q=tenant:" + school)
                .map(it -> it.path(0).path("enabled").asBoolean())
                .orElse(false);
    }

    private String signIn(String username) {
        return Schools.signIn(tokens, username);
    }

    private JsonNode awaitState(String state) {
        return await(state)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> officer.get("schools/" + school).body(),
                        it -> it.path("state").asString().equals(state));
    }

    private String body(String username, String email) {
        return """
                {"code":"%s","name":"溪北小学","stage":"PRIMARY",
                 "admin":{"username":"%s","name":"刘校长","email":"%s"}}
                """.formatted(school, username, email);
    }
}
