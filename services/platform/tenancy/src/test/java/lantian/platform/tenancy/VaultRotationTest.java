package lantian.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lantian.platform.testkit.LantianTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The master key changes, and nothing is unreadable before, meanwhile or after. */
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "spring.application.name=wall",
            "spring.flyway.locations=classpath:db/platform",
            "spring.flyway.url=${spring.datasource.url}",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/unused"
        })
@LantianTest(database = "wall")
class VaultRotationTest {

    private static final byte[] OLD =
            "an-old-master-key-of-32-bytes-ok".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] NEW =
            "the-new-master-key-has-32-bytes!".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final TenantId north = new TenantId(UUID.randomUUID());
    private final TenantId south = new TenantId(UUID.randomUUID());

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    @Configuration
    @EnableAutoConfiguration
    static class Wired {}

    private record Secret(TenantId tenant, UUID subject) {}

    @Test
    void every_secret_of_every_school_opens_with_the_new_key_alone() {
        var sealed = sealedByTheOldKey(1201);
        var erased = new Secret(north, UUID.randomUUID());
        in(north, () -> new JdbcVault(sql, List.of(OLD)).seal(erased.subject(), "x"));
        in(north, () -> {
            new JdbcVault(sql, List.of(OLD)).shred(erased.subject());
            return true;
        });

        var rotation = rotation(new JdbcVault(sql, List.of(NEW, OLD)), List.of(north, south));
        assertThat(rotation.waiting()).isEqualTo(sealed.size());
        rotation.start();

        assertThat(rotation.waiting()).isZero();
        var withTheNewAlone = new JdbcVault(sql, List.of(NEW));
        sealed.forEach((secret, bytes) -> assertThat(
                        in(secret.tenant(), () -> withTheNewAlone.open(secret.subject(), bytes)))
                .isEqualTo(secret.subject().toString()));
        var any = sealed.entrySet().iterator().next();
        assertThatThrownBy(() -> in(
                        any.getKey().tenant(),
                        () -> new JdbcVault(sql, List.of(OLD)).open(any.getKey().subject(), any.getValue())))
                .hasMessageContaining("no master key opens");
        assertThatThrownBy(() -> in(north, () -> withTheNewAlone.key(erased.subject())))
                .hasMessageContaining("shredded");
    }

    @Test
    void an_interrupted_change_reads_on_and_is_finished_by_the_next_start() {
        var sealed = sealedByTheOldKey(700);
        var both = new JdbcVault(sql, List.of(NEW, OLD));
        var schools = new AtomicInteger();
        Tenants diesAtTheSecond = () -> {
            schools.incrementAndGet();
            return List.of(north, new TenantId(UUID.randomUUID()));
        };
        new VaultRotation(both, diesAtTheSecond, new TenantId(UUID.randomUUID()), transaction).start();
        var half = rotation(both, List.of(north, south));

        assertThat(half.waiting()).isEqualTo(350);
        sealed.forEach((secret, bytes) -> assertThat(in(secret.tenant(), () -> both.open(secret.subject(), bytes)))
                .isEqualTo(secret.subject().toString()));
        half.start();
        half.start();
        assertThat(half.waiting()).isZero();
        assertThat(schools).hasValue(1);
    }

    @Test
    void without_an_older_key_nothing_is_touched() {
        sealedByTheOldKey(2);
        var unread = new Tenants() {
            @Override
            public List<TenantId> all() {
                throw new IllegalStateException("nobody asked");
            }
        };

        new VaultRotation(new JdbcVault(sql, List.of(OLD)), unread, north, transaction).start();
    }

    private VaultRotation rotation(JdbcVault vault, List<TenantId> tenants) {
        return new VaultRotation(vault, () -> tenants, new TenantId(UUID.randomUUID()), transaction);
    }

    /** Half of them in each school. */
    private Map<Secret, byte[]> sealedByTheOldKey(int many) {
        var vault = new JdbcVault(sql, List.of(OLD));
        var sealed = new HashMap<Secret, byte[]>();
        for (int i = 0; i < many; i++) {
            var secret = new Secret(i % 2 == 0 ? north : south, UUID.randomUUID());
            sealed.put(
                    secret,
                    in(
                            secret.tenant(),
                            () -> vault.seal(secret.subject(), secret.subject().toString())));
        }
        return sealed;
    }

    private <T> T in(TenantId school, Supplier<T> work) {
        return Tenancy.asSystem(school, () -> java.util.Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
