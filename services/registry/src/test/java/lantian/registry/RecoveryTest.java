package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import lantian.registry.staff.Identities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

/** Interrupted before and behind each step, onboarding and import finish by themselves, once. */
@ServiceTest
class RecoveryTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    /** Keycloak, with a process that dies at the chosen moment: before the chosen call, or when it is done but not yet noted. */
    static final class Dying implements Identities {

        static final AtomicInteger CALLS_TO_LIVE = new AtomicInteger(Integer.MAX_VALUE);

        private final Identities keycloak;

        Dying(Identities keycloak) {
            this.keycloak = keycloak;
        }

        private static void step() {
            if (CALLS_TO_LIVE.getAndUpdate(left -> left == 0 ? Integer.MAX_VALUE : left - 1) == 0) {
                throw new IllegalStateException("the process died here");
            }
        }

        @Override
        public Optional<String> emailOf(String username) {
            step();
            return keycloak.emailOf(username);
        }

        @Override
        public Creation create(String username, String name, String email, UUID mark) {
            step();
            var made = keycloak.create(username, name, email, mark);
            step();
            return made;
        }

        @Override
        public void expireOneTimePassword(String username, UUID mark) {
            step();
            keycloak.expireOneTimePassword(username, mark);
            step();
        }

        @Override
        public void adopt(String username, UUID mark) {
            step();
            keycloak.adopt(username, mark);
            step();
        }

        @Override
        public void oneTimePassword(String username, UUID mark, String password) {
            step();
            keycloak.oneTimePassword(username, mark, password);
            step();
        }

        @Override
        public void belongs(String username, UUID school, boolean active) {
            step();
            keycloak.belongs(username, school, active);
            step();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Deaths {
        @Bean
        static BeanPostProcessor dying() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Identities keycloak ? new Dying(keycloak) : bean;
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void an_onboarding_that_died_at_any_step_goes_on_and_its_password_works(int callsToLive) {
        var school = UUID.randomUUID();
        var principal = "p" + callsToLive + "-" + school.toString().substring(0, 8);
        var officer =
                new Api(port, tokens.of("officer").county("county-officer").token());
        Dying.CALLS_TO_LIVE.set(callsToLive);
        officer.put("schools/" + school, """
                {"code":"%s","name":"溪北小学","stage":"PRIMARY",
                 "admin":{"username":"%s","name":"刘校长","email":"liu@example.org"}}
                """.formatted(school, principal));

        var active = await("active")
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> stateInDatabase(school), "ACTIVE"::equals);

        assertThat(active).isEqualTo("ACTIVE");
        var password = officer.get("schools/" + school)
                .body()
                .path("admin")
                .path("oneTimePassword")
                .asString();
        assertThat(password).hasSize(16);
        // Keycloak knows the password and asks for another one; a wrong one it would call invalid
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> tokens.signIn(principal, password)))
                .hasMessageContaining("not fully set up");
        assertThat(kafka.read("registry.schools").stream()
                        .filter(event -> event.tenant().equals(school)))
                .hasSize(1);
        assertThat(organizations(school)).isEqualTo(1);
    }

    @Test
    void an_import_whose_process_died_is_run_again_by_another_and_counts_every_row_once() {
        var school = Schools.open(db, tokens, port);
        var names = java.util.stream.IntStream.range(0, 1200)
                .mapToObj(i -> "王小" + Character.toString(0x4e00 + i))
                .toArray(String[]::new);
        var done = school.imported(Schools.roster(names));
        var id = UUID.fromString(done.path("id").asString());

        // as a process leaves it that was killed behind its second batch: still running, the lease run out
        db.everything()
                .sql("update roster_import set state = 'RUNNING', done_row = 1001, created = 1000 where id = ?")
                .param(id)
                .update();
        db.everything()
                .sql(
                        "delete from child where tenant_id = ? and id in (select id from child where tenant_id = ? order by id desc limit 200)")
                .params(school.id(), school.id())
                .update();
        db.everything()
                .sql(
                        "insert into job (kind, tenant, subject, leased_by, leased_until) values ('roster-import', ?, ?, ?, now() - interval '1 second')")
                .params(school.id(), id, UUID.randomUUID())
                .update();
        var resumed = await("the import's end")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> school.admin().get("roster-imports/" + id).body(),
                        body -> body.path("state").asString().equals("DONE"));

        assertThat(resumed.path("created").asInt()).isEqualTo(1200);
        assertThat(resumed.path("progress").asInt()).isEqualTo(1200);
        assertThat(school.admin().get("children?limit=1").body().path("total").asInt())
                .isEqualTo(1200);
    }

    private String stateInDatabase(UUID school) {
        return db.everything()
                .sql("select state from school where id = ?")
                .param(school)
                .query((row, _) -> row.getString(1))
                .optional()
                .orElse("");
    }

    private int organizations(UUID school) {
        return tokens.admin()
                .find("/" + tokens.realm() + "/organizations?q=tenant:" + school)
                .orElseThrow()
                .size();
    }
}
