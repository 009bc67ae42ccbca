package lantian.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import lantian.servers.Ports;
import lantian.servers.PostgresServer;
import lantian.servers.Roles;
import lantian.servers.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PostgreSQL that holds the sessions goes away and comes back; nobody is signed out by that. */
class SessionStoreAwayTest {

    @Test
    void whoever_needs_a_session_is_told_when_to_try_again(@TempDir Path folder) throws Exception {
        var roles = House.DATABASE.roles();
        var server = new PostgresServer(folder.resolve("data"), Ports.free(), "superuser-secret", false);
        var running = start(server, folder);
        try (var all = server.connect("postgres")) {
            Roles.database(all, "gateway");
        }
        try (var database = server.connect("gateway")) {
            roles.apply(database);
        }
        var _ = House.person("sun.li", House.membership(House.HILL_SCHOOL, "school-admin"));
        try (var gateway = House.gateway(
                2,
                Map.of(
                        "spring.datasource.url",
                        PostgresServer.url("127.0.0.1", server.port(), "gateway"),
                        "spring.datasource.hikari.connection-timeout",
                        "500"))) {
            var browser = new Browser();
            browser.signIn(gateway, "sun.li");
            var csrf = browser.csrf(gateway);
            running.stop();

            away(browser.get(gateway.address() + "/api/children"));
            away(browser.get(gateway.address() + "/session"));
            away(browser.write("POST", gateway.address() + "/logout", "", "X-XSRF-TOKEN", csrf));
            away(new Browser().signIn(gateway, "sun.li"));

            running = start(server, folder);
            await().untilAsserted(() -> assertThat(
                            browser.get(gateway.address() + "/api/children").statusCode())
                    .isEqualTo(200));
        } finally {
            running.stop();
        }
    }

    private static Running start(PostgresServer server, Path folder) throws Exception {
        return Running.start(server, folder.resolve("log")).awaitReady(Duration.ofMinutes(1));
    }

    private static void away(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(Browser.json(answer).path("type").asString()).isEqualTo("/problems/service-away");
    }
}
