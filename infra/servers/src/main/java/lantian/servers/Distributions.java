package lantian.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Where the servers' programs lie: {@code .lantian/dist} of the source tree, filled by the build (Kafka, Keycloak) and on
 * first use (PostgreSQL, from the jar that carries it). Nothing is downloaded while something runs.
 */
public final class Distributions {

    private static final Properties VERSIONS = versions();
    private static final Map<Path, Object> MARKS = new ConcurrentHashMap<>();

    private Distributions() {}

    /** The source tree: system property {@code lantian.root}, or the nearest folder above that holds it. */
    public static Path root() {
        var configured = System.getProperty("lantian.root");
        var folder = Path.of(configured == null ? "" : configured).toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("infra/postgres/roles.sql"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("Not inside the source tree: set -Dlantian.root");
        }
        return folder;
    }

    public static String version(String server) {
        return Objects.requireNonNull(VERSIONS.getProperty(server), server);
    }

    static Path kafka() {
        return built("kafka");
    }

    static Path keycloak() {
        return built("keycloak");
    }

    /** What we add to Keycloak. */
    public static Path keycloakAddition() {
        var jar = root().resolve("infra/keycloak/target/lantian-keycloak-1.0-SNAPSHOT.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing. It is made by: ./mvnw -pl infra/keycloak package");
        }
        return jar;
    }

    /** PostgreSQL's programs, unpacked once, whoever asks first. */
    static Path postgresql() throws IOException {
        var home = folder("postgresql");
        once(home.resolve(".complete"), () -> {
            var archive = postgresArchive();
            try (var packed = Objects.requireNonNull(
                    Distributions.class.getResourceAsStream(archive), "no PostgreSQL for this platform: " + archive)) {
                unpack(packed, home);
            }
        });
        return home;
    }

    /** Does the work unless the mark is there, then sets it. Others, in other processes too, wait for the first. */
    static void once(Path mark, Work work) throws IOException {
        once(mark, "", work);
    }

    /** The same for work that has to be done again when what it is made from, named by {@code version}, is another. */
    static void once(Path mark, String version, Work work) throws IOException {
        if (done(mark, version)) {
            return;
        }
        // Kafka does not wait for what Keycloak does
        synchronized (MARKS.computeIfAbsent(mark, _ -> new Object())) {
            Files.createDirectories(mark.toAbsolutePath().getParent());
            try (var channel = FileChannel.open(lockOf(mark), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !done(mark, version)) {
                    work.run();
                    Files.writeString(mark, version);
                }
            }
        }
    }

    private static boolean done(Path mark, String version) throws IOException {
        return Files.exists(mark) && Files.readString(mark).equals(version);
    }

    /** Something that is done once. */
    interface Work {
        void run() throws IOException;
    }

    private static Path lockOf(Path mark) {
        return mark.resolveSibling(mark.getFileName() + ".lock");
    }

    private static Path built(String server) {
        var home = folder(server);
        if (!Files.isDirectory(home)) {
            throw new IllegalStateException(
                    home + " is missing. It is made by: ./mvnw -pl infra/" + server + " install");
        }
        return home;
    }

    private static Path folder(String server) {
        return root().resolve(".lantian/dist/" + server + "-" + version(server));
    }

    private static String postgresArchive() {
        var os = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        var arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-" + os + "-" + arch + ".txz";
    }

    private static void unpack(InputStream packed, Path home) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                var target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("Leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                if (entry.isSymbolicLink()) {
                    Files.deleteIfExists(target);
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                    Files.setPosixFilePermissions(target, permissions(entry.getMode()));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var all = EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_READ);
        all.add(PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            all.add(PosixFilePermission.OWNER_EXECUTE);
            all.add(PosixFilePermission.GROUP_EXECUTE);
            all.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return all;
    }

    private static Properties versions() {
        var all = new Properties();
        try (var in = Objects.requireNonNull(Distributions.class.getResourceAsStream("versions.properties"))) {
            all.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
