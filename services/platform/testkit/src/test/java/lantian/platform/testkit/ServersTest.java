package lantian.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import lantian.servers.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(ServersTest.Nothing.class)
@LantianTest(database = "registry", kafka = true, keycloak = true)
class ServersTest {

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @Autowired
    Tokens tokens;

    @Value("${spring.datasource.username}")
    String role;

    static class Nothing {}

    @Test
    void the_services_role_sees_only_the_rows_of_its_school() {
        db.owner().sql("""
                create table visit (tenant_id uuid not null, note text not null);
                alter table visit enable row level security;
                alter table visit force row level security;
                create policy tenant on visit
                  using (tenant_id = (select current_setting('lantian.tenant', true))::uuid)
                  with check (tenant_id = (select current_setting('lantian.tenant', true))::uuid)
                """).update();
        var mine = UUID.randomUUID();
        var other = UUID.randomUUID();

        int written = db.app(
                mine,
                sql -> sql.sql("insert into visit values (?, 'mine')")
                        .param(mine)
                        .update());

        assertThat(role).isEqualTo("registry_app");
        assertThat(written).isEqualTo(1);
        assertThat(count(mine)).isEqualTo(1);
        assertThat(count(other)).isZero();
        assertThat(db.everything()
                        .sql("select count(*) from visit")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> db.app().sql("drop table visit").update()).hasStackTraceContaining("must be owner");
    }

    @Test
    void an_event_is_read_as_it_was_sent() {
        var school = UUID.randomUUID();

        var id = kafka.send("registry.schools", "key", school, "registry.school-changed.v1", Map.of("name", "一小"));

        var event = kafka.await("registry.schools", one -> one.id().equals(id));
        assertThat(event.tenant()).isEqualTo(school);
        assertThat(event.payload().path("name").asString()).isEqualTo("一小");
        assertThat(event.headers()).containsKeys("ce_time", "traceparent", "ce_specversion", "content-type");
    }

    @Test
    void a_token_says_who_it_is_and_nothing_of_schools_and_roles() {
        var claims = claims(Servers.tokens()
                .of("wang")
                .at(UUID.randomUUID(), "school-admin")
                .county("county-officer")
                .token());

        assertThat(claims.path("aud").toString()).contains("lantian");
        assertThat(claims.path("preferred_username").asString()).isEqualTo("wang");
        assertThat(claims.propertyNames()).doesNotContain("schools", "school_roles", "area", "organization");
    }

    @Test
    void the_same_person_with_other_rights_loses_the_old_ones_at_the_bureau() {
        var people = Servers.tokens();
        var _ = people.of("li").county("county-officer", "auditor").token();
        var _ = people.of("li").supervisor(UUID.randomUUID()).token();

        assertThat(people.admin()
                        .find("/" + people.realm() + "/roles/area-supervisor/users")
                        .orElseThrow())
                .anySatisfy(user -> assertThat(user.path("username").asString()).isEqualTo("li"));
        assertThat(people.admin()
                        .find("/" + people.realm() + "/roles/auditor/users")
                        .orElseThrow())
                .noneSatisfy(
                        user -> assertThat(user.path("username").asString()).isEqualTo("li"));
    }

    private long count(UUID tenant) {
        return db.app(
                tenant,
                sql -> sql.sql("select count(*) from visit").query(Long.class).single());
    }

    private static tools.jackson.databind.JsonNode claims(String token) {
        return Json.read(new String(
                Base64.getUrlDecoder().decode(token.split("\\.")[1]), java.nio.charset.StandardCharsets.UTF_8));
    }
}
