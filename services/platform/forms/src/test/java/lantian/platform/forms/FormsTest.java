package lantian.platform.forms;

import static lantian.platform.forms.Visits.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Forms of a service: published by the county, read by everybody, and no school's to write. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=visits", "spring.config.import=classpath:lantian-defaults.yml"})
@LantianTest(database = "visits", keycloak = true)
class FormsTest {

    @Configuration
    @EnableAutoConfiguration
    static class Wired {
        @Bean
        FormTriggers triggers() {
            return () -> Visits.TRIGGERS;
        }
    }

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    StoredForms forms;

    @Autowired
    ShippedForms shipped;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    @Autowired
    County county;

    @LocalServerPort
    int port;

    private final UUID school = UUID.randomUUID();
    private Api officer;
    private Api teacher;

    @BeforeEach
    void asTheSoftwareCame() {
        db.everything().sql("delete from form where version > 1").update();
        officer = new Api(
                port, tokens.of("officer").at(Tokens.COUNTY, "county-officer").token());
        teacher = new Api(
                port,
                tokens.of("teacher-" + school)
                        .at(school, "class-teacher")
                        .at(UUID.randomUUID(), "class-teacher")
                        .token());
    }

    @Test
    void what_comes_with_the_software_is_there_for_who_has_not_chosen_a_school() {
        var one = teacher.get("forms/VISIT");
        var list = teacher.get("forms");

        assertThat(one.status()).isEqualTo(200);
        assertThat(one.etag()).isEqualTo("\"1\"");
        assertThat(one.body().path("version").asInt()).isEqualTo(1);
        assertThat(one.body().has("publishedAt")).isFalse();
        assertThat(one.body().path("schema")).isEqualTo(Visits.document());
        assertThat(one.response().headers().firstValue("Cache-Control").orElseThrow())
                .contains("private");
        assertThat(list.body().path("items").findValuesAsString("key")).containsExactly("VISIT");
        assertThat(list.etag()).isNotEmpty();
        assertThat(teacher.get("forms/OTHER").problem()).isEqualTo("404 not-found");
        assertThat(new Api(port, "").get("forms").status()).isEqualTo(401);
    }

    @Test
    void the_county_publishes_a_version_and_older_ones_stay() {
        var published = officer.putIfMatch("forms/VISIT", body(FormsTest::oneMore), "\"1\"");
        var again = officer.put("forms/VISIT", body(FormsTest::oneMore));

        assertThat(published.status()).as(published.response().body()).isEqualTo(200);
        assertThat(published.etag()).isEqualTo("\"2\"");
        assertThat(published.body().path("publishedAt").asString()).isNotEmpty();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(published.body());
        assertThat(teacher.get("forms/VISIT").body().path("version").asInt()).isEqualTo(2);
        assertThat(teacher.get("forms/VISIT?version=1").body().path("schema")).isEqualTo(Visits.document());
        assertThat(teacher.get("forms/VISIT?version=3").problem()).isEqualTo("404 not-found");
        assertThat(db.everything()
                        .sql("select details->>'version' from audit_entry where action = 'form.published'")
                        .query(String.class)
                        .list())
                .contains("2");
    }

    @Test
    void who_does_not_know_the_version_changes_nothing() {
        assertThat(officer.put("forms/VISIT", body(FormsTest::oneMore)).problem())
                .isEqualTo("428 if-match-required");
        assertThat(officer.putIfMatch("forms/VISIT", body(FormsTest::oneMore), "\"7\"")
                        .problem())
                .isEqualTo("412 stale-version");
        assertThat(officer.putIfMatch("forms/OTHER", "{\"schema\":" + Visits.document() + "}", "\"1\"")
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(teacher.get("forms/VISIT").etag()).isEqualTo("\"1\"");
    }

    @Test
    void a_refused_form_names_the_property() {
        var retyped = officer.putIfMatch(
                "forms/VISIT", body(it -> property(it, "minutes").put("type", "number")), "\"1\"");
        var pointless =
                officer.put("forms/VISIT", body(it -> property(it, "words").remove("x-purpose")));

        assertThat(retyped.problem()).isEqualTo("422 form-refused");
        assertThat(retyped.body().path("errors").path(0).path("field").asString())
                .isEqualTo("minutes");
        assertThat(retyped.body().path("errors").path(0).path("code").asString())
                .isEqualTo("retyped");
        assertThat(pointless.problem()).isEqualTo("422 form-refused");
        assertThat(pointless.body().path("errors").path(0).path("field").asString())
                .isEqualTo("words");
        assertThat(pointless.body().path("errors").path(0).path("detail").asString())
                .doesNotContain("field.");
        assertThat(officer.put("forms/VISIT", "{\"schema\":7}").problem()).isEqualTo("422 form-refused");
        assertThat(officer.put("forms/VISIT", "{}").problem()).isEqualTo("400 invalid-input");
    }

    @Test
    void nobody_but_the_countys_officer_publishes() {
        var admin = new Api(
                port, tokens.of("admin-" + school).at(school, "school-admin").token());

        assertThat(admin.putIfMatch("forms/VISIT", body(FormsTest::oneMore), "\"1\"")
                        .problem())
                .isEqualTo("403 not-allowed");
        assertThatThrownBy(() -> Tenancy.asSystem(
                        new TenantId(school),
                        () -> transaction.executeWithoutResult(_ -> sql.sql(
                                        "insert into form (key, version, schema, fingerprint) values ('VISIT', 9, '{}', 'x')")
                                .update())))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> Tenancy.asSystem(
                        new TenantId(school),
                        () -> transaction.executeWithoutResult(
                                _ -> sql.sql("update form set schema = '{}'").update())))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void of_two_who_publish_at_once_one_is_told_that_it_is_stale() throws Exception {
        var ready = new CountDownLatch(2);
        try (var both = Executors.newFixedThreadPool(2)) {
            var answers = List.of(1, 2).stream()
                    .map(number -> both.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return officer.putIfMatch(
                                        "forms/VISIT",
                                        body(it -> property(it, "remark").put("title", "备注" + number)),
                                        "\"1\"")
                                .status();
                    }))
                    .toList();

            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void a_newer_release_follows_an_older_one_and_never_the_county() {
        keep(Visits.document(FormsTest::oneMore));
        keep(Visits.document());
        assertThat(versions()).containsExactly("1 shipped", "2 shipped");

        officer.putIfMatch(
                "forms/VISIT",
                body(it -> {
                    oneMore(it);
                    property(it, "remark").put("title", "说明");
                }),
                "\"2\"");
        keep(Visits.document(it -> property(it, "remark").put("title", "其他")));
        assertThat(versions()).containsExactly("1 shipped", "2 shipped", "3 published");
    }

    private void keep(ObjectNode document) {
        var software =
                new Actor(UUID.randomUUID(), "system", county.id(), Set.of(Role.COUNTY_OFFICER), Optional.empty());
        Tenancy.as(software, () -> shipped.keep("VISIT", document.toString()));
    }

    private List<String> versions() {
        return db.everything().sql("""
                        select version || case when published_at is null then ' shipped' else ' published' end
                        from form order by version
                        """).query((row, _) -> row.getString(1)).list();
    }

    private static void oneMore(ObjectNode document) {
        document.get("properties")
                .asObject()
                .set("more", property(document, "remark").deepCopy());
    }

    private static String body(Consumer<ObjectNode> change) {
        return "{\"key\":\"VISIT\",\"version\":1,\"schema\":" + Visits.document(change) + "}";
    }
}
