package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import lantian.registry.staff.Identities;
import lantian.registry.staff.SignIn;
import lantian.registry.staff.SignIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

/** While Keycloak does not answer nothing is noted that did not happen. */
@ServiceTest
class KeycloakAwayTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    private final UUID id = UUID.randomUUID();
    private Schools school;
    private Api admin;

    /** Keycloak's events, while it answers. */
    record Leaving(SignIns keycloak) implements SignIns {

        static final AtomicBoolean AWAY = new AtomicBoolean();

        @Override
        public List<SignIn> of(String username) {
            if (AWAY.get()) {
                throw new Identities.Away(new IOException("a test"));
            }
            return keycloak.of(username);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Departures {
        @Bean
        static BeanPostProcessor leaving() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof SignIns keycloak ? new Leaving(keycloak) : bean;
                }
            };
        }
    }

    @BeforeEach
    void appointed() {
        school = Schools.open(db, tokens, port);
        admin = school.admin();
        var body =
                "{\"username\":\"feng-%s\",\"name\":\"冯老师\",\"email\":\"feng@example.org\",\"roles\":[\"caregiver\"]}"
                        .formatted(id);
        assertThat(admin.put("staff/" + id, body).status()).isEqualTo(201);
    }

    @AfterEach
    void comesBack() {
        Leaving.AWAY.set(false);
    }

    @Test
    void sign_ins_that_could_not_be_read_were_not_shown_to_anybody() {
        Leaving.AWAY.set(true);
        assertThat(admin.get("staff/" + id + "/sign-ins").problem()).isEqualTo("503 identity-unavailable");
        assertThat(shown()).isZero();

        Leaving.AWAY.set(false);
        assertThat(admin.get("staff/" + id + "/sign-ins").status()).isEqualTo(200);
        assertThat(shown()).isOne();
    }

    private int shown() {
        return db.everything()
                .sql("select count(*) from audit_entry where tenant_id = ? and action = 'staff.sign-ins-shown'")
                .param(school.id())
                .query(Integer.class)
                .single();
    }
}
