package lantian.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import lantian.platform.tenancy.TenantStanding;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import lantian.servers.Ports;
import lantian.servers.PostgresServer;
import lantian.servers.Roles;
import lantian.servers.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** A PostgreSQL of the test's own goes away in each of the ways that it can, and comes back. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=away",
            "spring.config.import=classpath:lantian-defaults.yml",
            "spring.flyway.locations=classpath:db/platform",
            "spring.flyway.user=away_owner",
            "spring.flyway.password=owner-secret",
            "spring.datasource.username=away_app",
            "spring.datasource.password=app-secret",
            "spring.datasource.hikari.maximum-pool-size=2",
            "spring.datasource.hikari.connection-timeout=500"
        })
@LantianTest(keycloak = true)
class DatabaseAwayTest {

    private static final UUID SCHOOL = UUID.randomUUID();

    /** Whose standing is looked up on record at the door, before any operation. */
    private static final UUID ELSEWHERE = UUID.randomUUID();

    @TempDir
    private static Path folder;

    private static PostgresServer server;
    private static Running running;

    private final Map<UUID, String> people = new HashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private Tokens tokens;

    @Autowired
    private DataSource pool;

    @BeforeAll
    static void begin() throws Exception {
        server = new PostgresServer(folder.resolve("data"), Ports.free(), "superuser-secret", false);
        running = started();
        try (var all = server.connect("postgres")) {
            Roles.database(all, "away");
        }
        try (var away = server.connect("away")) {
            new Roles("away", "owner-secret", "app-secret", "relay-secret").apply(away);
        }
    }

    /** What they may do is on record before the database goes away. */
    @BeforeEach
    void people() {
        var superuser = new DriverManagerDataSource(
                PostgresServer.url("127.0.0.1", server.port(), "away"), PostgresServer.SUPERUSER, "superuser-secret");
        var recorded = tokens.recordedIn(JdbcClient.create(superuser));
        for (var school : List.of(SCHOOL, ELSEWHERE)) {
            people.put(
                    school,
                    recorded.of("away-" + school).at(school, "school-admin").token());
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> PostgresServer.url("127.0.0.1", server.port(), "away"));
    }

    private static Running started() throws IOException, InterruptedException {
        return Running.start(server, folder.resolve("log")).awaitReady(Duration.ofMinutes(1));
    }

    @AfterAll
    static void stop() {
        running.stop();
    }

    @Configuration
    @EnableAutoConfiguration
    static class Wired {

        @Bean
        TenantStanding standing(JdbcClient sql) {
            return tenant -> tenant.value().equals(ELSEWHERE)
                    && sql.sql("select false").query(Boolean.class).single();
        }

        @Bean
        Operations operations(JdbcClient sql, TransactionTemplate transaction) {
            return new Operations(sql, transaction);
        }
    }

    @RestController
    static class Operations {

        private final JdbcClient sql;
        private final TransactionTemplate transaction;

        Operations(JdbcClient sql, TransactionTemplate transaction) {
            this.sql = sql;
            this.transaction = transaction;
        }

        @GetMapping("/api/read")
        @Allowed(everybody = true)
        void read() {
            one();
        }

        @PutMapping("/api/write")
        @Allowed(everybody = true)
        void write() {
            transaction.executeWithoutResult(_ -> one());
        }

        /** The connection breaks between two statements. */
        @PutMapping("/api/broken-off")
        @Allowed(everybody = true)
        void brokenOff() {
            transaction.executeWithoutResult(_ -> {
                breakOff(sql.sql("select pg_backend_pid()").query(Integer.class).single());
                one();
            });
        }

        /** The connection breaks before the commit. */
        @PutMapping("/api/uncommitted")
        @Allowed(everybody = true)
        void uncommitted() {
            transaction.executeWithoutResult(_ -> breakOff(
                    sql.sql("select pg_backend_pid()").query(Integer.class).single()));
        }

        private void one() {
            sql.sql("select 1").query(Integer.class).single();
        }

        private static void breakOff(int backend) {
            try (var superuser = server.connect("away");
                    var kill = superuser.prepareStatement("select pg_terminate_backend(?, 5000)")) {
                kill.setInt(1, backend);
                kill.execute();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void each_kind_of_operation_says_so_and_when_to_try_again_until_the_database_is_back() throws Exception {
        assertThat(ask("GET", "/api/read", SCHOOL).statusCode()).isEqualTo(200);
        running.stop();

        away(ask("GET", "/api/read", SCHOOL));
        away(ask("PUT", "/api/write", SCHOOL));
        away(ask("GET", "/api/read", ELSEWHERE));

        running = started();
        await().untilAsserted(() -> {
            assertThat(ask("GET", "/api/read", SCHOOL).statusCode()).isEqualTo(200);
            assertThat(ask("PUT", "/api/write", SCHOOL).statusCode()).isEqualTo(200);
            assertThat(ask("GET", "/api/read", ELSEWHERE).statusCode()).isEqualTo(200);
        });
    }

    @ParameterizedTest
    @CsvSource({"/api/broken-off", "/api/uncommitted"})
    void a_connection_that_breaks_in_the_middle_is_the_same(String path) throws Exception {
        away(ask("PUT", path, SCHOOL));

        await().untilAsserted(() ->
                assertThat(ask("PUT", "/api/write", SCHOOL).statusCode()).isEqualTo(200));
    }

    @Test
    void a_pool_that_others_have_emptied_is_the_same() throws Exception {
        var taken = new ArrayList<AutoCloseable>();
        try {
            taken.add(pool.getConnection());
            taken.add(pool.getConnection());

            away(ask("GET", "/api/read", SCHOOL));
            away(ask("PUT", "/api/write", SCHOOL));
            away(ask("GET", "/api/read", ELSEWHERE));
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
        assertThat(ask("PUT", "/api/write", SCHOOL).statusCode()).isEqualTo(200);
    }

    private static void away(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("/problems/temporarily-unavailable");
    }

    private HttpResponse<String> ask(String method, String path, UUID school) throws IOException, InterruptedException {
        var token = Objects.requireNonNull(people.get(school));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Authorization", "Bearer " + token)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
