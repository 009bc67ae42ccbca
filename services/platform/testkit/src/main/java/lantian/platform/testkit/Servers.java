package lantian.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.servers.Roles;
import org.springframework.util.function.SingletonSupplier;

/** The servers of this JVM; each is started by the first test that asks for it, and ends with the JVM. */
public final class Servers {

    private static final Supplier<Provider> PROVIDER = SingletonSupplier.of(Servers::choose);
    private static final Supplier<Provider.Postgres> POSTGRES =
            SingletonSupplier.of(() -> PROVIDER.get().postgres());
    private static final Supplier<String> KAFKA =
            SingletonSupplier.of(() -> PROVIDER.get().kafka());
    private static final Supplier<Tokens> TOKENS = SingletonSupplier.of(Servers::realm);

    private Servers() {}

    /** An empty database {@code <service>_<number>} with the service's roles, before any migration. */
    public static Db database(String service, int number) {
        var postgres = postgres();
        var name = service + "_" + number;
        var roles = new Roles(service, "owner-secret", "app-secret", "relay-secret");
        try (var all = postgres.connect("postgres")) {
            Roles.database(all, name);
            try (var database = postgres.connect(name)) {
                roles.apply(database);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Database " + name, e);
        }
        return new Db(postgres, name, roles);
    }

    /** Where Kafka is. */
    public static String kafka() {
        return KAFKA.get();
    }

    /** A realm of this JVM's own. */
    public static Tokens tokens() {
        return TOKENS.get();
    }

    static Provider.Postgres postgres() {
        return POSTGRES.get();
    }

    private static Tokens realm() {
        var shared = SharedKeycloak.take();
        if (shared == null) {
            return Tokens.inNewRealm(PROVIDER.get().keycloak(), "lantian");
        }
        System.out.println("testkit: Keycloak shared at " + shared);
        return Tokens.inNewRealm(
                shared, "lantian-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private static Provider choose() {
        try {
            return Containers.engineAnswers() ? new Containers() : Embedded.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
