package lantian.platform.testkit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import lantian.servers.Distributions;
import lantian.servers.KeycloakAdmin;
import org.jspecify.annotations.Nullable;

/**
 * A Keycloak that runs for the tests of all modules; {@code LANTIAN_TEST_KEYCLOAK} holds the addresses of all of them. Each
 * serves one JVM at a time: the bureau's organization has the same id in every realm of ours, and a Keycloak takes it once.
 */
final class SharedKeycloak {

    /** Held until this JVM ends. */
    private static @Nullable FileLock taken;

    private SharedKeycloak() {}

    /** @return the address of one that nobody else uses; null if there is none */
    static synchronized @Nullable String take() {
        var addresses = System.getenv("LANTIAN_TEST_KEYCLOAK");
        if (addresses == null) {
            return null;
        }
        for (var address : addresses.split(" ")) {
            if (new KeycloakAdmin(address, Provider.ADMIN_PASSWORD).welcome() && isFree(address)) {
                return address;
            }
        }
        return null;
    }

    private static boolean isFree(String address) {
        var folder = Distributions.root().resolve("infra/keycloak/target");
        try {
            Files.createDirectories(folder);
            var file = FileChannel.open(
                    folder.resolve("keycloak-" + URI.create(address).getPort() + ".lock"), CREATE, WRITE);
            taken = file.tryLock();
            if (taken == null) {
                file.close();
            }
            return taken != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
