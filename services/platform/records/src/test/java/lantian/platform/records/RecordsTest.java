package lantian.platform.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.records.Slip.SlipId;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.tenancy.UseCase;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.LantianTest;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Records of two schools, on the real database. */
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "spring.application.name=slips",
            "spring.jpa.open-in-view=false",
            "spring.datasource.hikari.maximum-pool-size=" + RecordsTest.POOL,
            "spring.datasource.hikari.connection-timeout=2000",
            "spring.flyway.locations=classpath:db/platform,classpath:db/migration",
            "spring.flyway.url=${spring.datasource.url}",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/unused"
        })
@LantianTest(database = "slips")
class RecordsTest {

    static final int POOL = 4;

    private static final TenantId NORTH = new TenantId(UUID.randomUUID());
    private static final TenantId SOUTH = new TenantId(UUID.randomUUID());

    @Autowired
    private Slips slips;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private EntityManager entities;

    @Autowired
    private EntityManagerFactory factory;

    @Autowired
    private Rewording rewording;

    @Autowired
    private Db db;

    @Configuration
    @EnableAutoConfiguration
    @Import(Rewording.class)
    static class Wired {}

    /** Finds words that nobody has yet; two at once come to the same. */
    @UseCase
    static class Rewording {

        private final Slips slips;

        Rewording(Slips slips) {
            this.slips = slips;
        }

        void add(Supplier<String> words) {
            slips.store(new Slip(new SlipId(UUID.randomUUID()), words.get()));
        }
    }

    @Test
    void sql_that_follows_sees_what_was_stored_and_the_version_is_the_rows() {
        var id = written(NORTH, "one");

        in(NORTH, () -> {
            var slip = slips.lock(id).orElseThrow();
            slip.say("two");
            slips.store(slip);

            assertThat(sql.sql("select words from slip where id = ?")
                            .param(id.value())
                            .query(String.class)
                            .single())
                    .isEqualTo("two");
            assertThat(slip.version()).isEqualTo(2);
            return null;
        });
    }

    @Test
    void what_is_not_stored_is_not_kept() {
        var id = written(NORTH, "kept");

        in(NORTH, () -> {
            slips.lock(id).orElseThrow().say("thought better of");
            return null;
        });

        assertThat(words(NORTH, id)).isEqualTo("kept");
    }

    @Test
    void two_schools_may_have_the_same_id_and_each_has_its_own_record() {
        var id = written(NORTH, "norths");
        in(SOUTH, () -> {
            slips.store(new Slip(id, "souths"));
            return null;
        });

        assertThat(words(NORTH, id)).isEqualTo("norths");
        assertThat(words(SOUTH, id)).isEqualTo("souths");
    }

    @Test
    void another_schools_record_does_not_exist_and_is_not_changed() {
        var id = written(NORTH, "not yours");

        assertThat(in(SOUTH, () -> slips.findById(id))).isEmpty();
        assertThat(in(SOUTH, () -> slips.lock(id))).isEmpty();
        assertThat(in(SOUTH, () -> update(id))).isZero();
        assertThat(words(NORTH, id)).isEqualTo("not yours");
    }

    /** The role passes every policy by, so that Hibernate stands alone. */
    @Test
    void hibernates_wall_holds_without_postgresqls() {
        var id = written(NORTH, "behind the second wall");

        var changed = asSuperuser(SOUTH, session -> {
            assertThat(session.find(Slip.class, id)).isNull();
            return session.createMutationQuery("update Slip set words = 'taken' where id.value = :id")
                    .setParameter("id", id.value())
                    .executeUpdate();
        });
        var merged = asSuperuser(SOUTH, session -> {
            var forged = new Slip(id, "forged");
            session.merge(forged);
            session.flush();
            return 0;
        });

        assertThat(changed).isZero();
        assertThat(merged).isZero();
        assertThat(words(NORTH, id)).isEqualTo("behind the second wall");
        db.everything()
                .sql("delete from slip_history where tenant_id = ?; delete from slip where tenant_id = ?")
                .params(SOUTH.value(), SOUTH.value())
                .update();
    }

    /** Hibernate is told the wrong school, so that PostgreSQL stands alone. */
    @Test
    void postgresqls_wall_holds_without_hibernates() {
        var id = written(NORTH, "behind the first wall");

        var changed = in(SOUTH, () -> {
            try (var session = factory.unwrap(SessionFactory.class)
                    .withStatelessOptions()
                    .tenantIdentifier((Object) NORTH.value())
                    .connection(entities.unwrap(org.hibernate.Session.class).doReturningWork(connection -> connection))
                    .openStatelessSession()) {
                return session.createMutationQuery("update Slip set words = 'taken' where id.value = :id")
                        .setParameter("id", id.value())
                        .executeUpdate();
            }
        });

        assertThat(changed).isZero();
        assertThat(words(NORTH, id)).isEqualTo("behind the first wall");
    }

    @Test
    void each_change_leaves_who_when_and_what_and_nobody_rewrites_it() {
        var id = written(NORTH, "first");
        in(NORTH, () -> {
            var slip = slips.lock(id).orElseThrow();
            slip.say("second");
            slips.store(slip);
            return null;
        });

        var history = """
                select h.change || ' ' || h.words from slip_history h
                join changeset c on c.tenant_id = h.tenant_id and c.id = h.changeset
                where h.id = ? and c.account is not null and c.at > now() - interval '1 hour' order by h.changeset
                """;
        Supplier<List<String>> read =
                () -> sql.sql(history).param(id.value()).query(String.class).list();
        assertThat(in(NORTH, read)).containsExactly("0 first", "1 second");
        assertThat(in(SOUTH, read)).isEmpty();
        assertThatThrownBy(() -> in(
                        NORTH,
                        () -> sql.sql("update changeset set account = gen_random_uuid()")
                                .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void who_came_second_is_done_again() {
        written(NORTH, "taken already");
        var words = List.of("taken already", "free").iterator();

        Tenancy.asSystem(NORTH, () -> rewording.add(words::next));

        assertThat(words).isExhausted();
    }

    @Test
    void no_session_writes_for_nobody() {
        assertThatThrownBy(() -> slips.store(new Slip(new SlipId(UUID.randomUUID()), "nobodys")))
                .hasCauseInstanceOf(Tenancy.NoTenant.class);
    }

    /** More often than the pool has connections. */
    @Test
    void a_transaction_that_can_not_begin_keeps_no_connection() {
        var right = "execute on function set_config(text, text, boolean)";
        db.everything().sql("revoke " + right + " from public").update();
        try {
            for (int times = 0; times <= POOL; times++) {
                assertThatThrownBy(() -> in(NORTH, () -> null)).rootCause().hasMessageContaining("permission denied");
            }
        } finally {
            db.everything().sql("grant " + right + " to public").update();
        }

        assertThat(words(NORTH, written(NORTH, "still here"))).isEqualTo("still here");
    }

    private int update(SlipId id) {
        return entities.createQuery("update Slip set words = 'taken' where id.value = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    private SlipId written(TenantId school, String words) {
        var id = new SlipId(UUID.randomUUID());
        in(school, () -> {
            slips.store(new Slip(id, words));
            return null;
        });
        return id;
    }

    private String words(TenantId school, SlipId id) {
        return in(school, () -> slips.findById(id).orElseThrow().words());
    }

    private <T> T in(TenantId school, Supplier<T> work) {
        return Tenancy.asSystem(school, () -> transaction.execute(_ -> work.get()));
    }

    private int asSuperuser(TenantId school, java.util.function.ToIntFunction<org.hibernate.Session> work) {
        try (var connection = db.superuser();
                var session = factory.unwrap(SessionFactory.class)
                        .withOptions()
                        .tenantIdentifier((Object) school.value())
                        .connection(connection)
                        .openSession()) {
            return Tenancy.asSystem(school, () -> {
                var begun = session.beginTransaction();
                var answer = work.applyAsInt(session);
                begun.commit();
                return answer;
            });
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
