package lantian.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import lantian.servers.KafkaServer;
import lantian.servers.KeycloakServer;
import lantian.servers.Ports;
import lantian.servers.PostgresServer;
import lantian.servers.Roles;
import lantian.servers.Running;
import lantian.servers.Server;

/** The servers as processes of this machine, in a temporary folder that goes with them. */
record Embedded(Path folder) implements Provider {

    private static final String PASSWORD = "superuser-secret";

    static Embedded create() throws IOException {
        Leftovers.sweep();
        return new Embedded(Leftovers.ownFolder());
    }

    @Override
    public Postgres postgres() {
        var server = new PostgresServer(folder.resolve("postgresql"), freePort(), PASSWORD, false);
        start(server, Duration.ofMinutes(1));
        return new Postgres("127.0.0.1", server.port(), PASSWORD);
    }

    @Override
    public String kafka() {
        var server = new KafkaServer(folder.resolve("kafka"), freePort(), freePort());
        start(server, Duration.ofMinutes(1));
        return server.bootstrap();
    }

    @Override
    public String keycloak() {
        var postgres = Servers.postgres();
        var roles = new Roles("keycloak", "owner-secret", "app-secret", "relay-secret");
        try (var all = postgres.connect("postgres")) {
            Roles.database(all, "keycloak");
            try (var database = postgres.connect("keycloak")) {
                roles.apply(database);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        var database = new KeycloakServer.Database(postgres.url("keycloak"), roles.owner(), roles.ownerPassword());
        var server = new KeycloakServer(
                folder.resolve("keycloak"), "127.0.0.1", freePort(), freePort(), database, ADMIN_PASSWORD);
        start(server, Duration.ofMinutes(3));
        return server.url();
    }

    private void start(Server server, Duration patience) {
        var began = System.nanoTime();
        try {
            var running = Running.start(server, folder.resolve(server.name() + ".log"));
            Leftovers.remember(running.process());
            running.awaitReady(patience);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        System.out.printf(
                "testkit: %s embedded at %s in %.1f s%n",
                server.name(), server.ports().getFirst(), (System.nanoTime() - began) / 1e9);
    }

    private static int freePort() {
        try {
            return Ports.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
