package lantian.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL with passwords for everybody.
 *
 * @param durable false for tests only: the disk is not waited for, a power cut would lose data
 */
public record PostgresServer(Path data, int port, String password, boolean durable) implements Server {

    public static final String SUPERUSER = "postgres";

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    /** Its SIGTERM waits until the last client has gone. */
    @Override
    public String goodbye() {
        return "INT";
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            forgetTheDead();
        } else {
            create();
        }
        Files.copy(
                Distributions.root().resolve("infra/postgres/pg_hba.conf"),
                data.resolve("pg_hba.conf"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void create() throws IOException, InterruptedException {
        Files.createDirectories(data);
        var passwordFile = Files.createTempFile("lantian", null);
        try {
            Files.writeString(passwordFile, password + "\n");
            initdb(passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
    }

    private void initdb(Path passwordFile) throws IOException, InterruptedException {
        var command = new ArrayList<>(program("initdb"));
        command.addAll(List.of("-D", data.toString(), "-U", SUPERUSER, "--pwfile=" + passwordFile));
        command.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8"));
        command.addAll(List.of("--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions"));
        if (!durable) {
            command.add("--no-sync");
        }
        var initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
        initdb.getOutputStream().close();
        var said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (initdb.waitFor() != 0) {
            throw new IOException("initdb: " + said.strip());
        }
    }

    /** A postmaster.pid left behind by {@code kill -9} names a process that is gone, or one that nobody has reaped. */
    private void forgetTheDead() throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        var stat = Path.of("/proc", first, "stat");
        var zombie = !first.isEmpty()
                && Files.exists(stat)
                && Files.readString(stat).replaceFirst(".*\\) ", "").startsWith("Z");
        if (zombie) {
            Files.delete(pidFile);
        }
    }

    @Override
    public Launch launch() throws IOException {
        var command = new ArrayList<>(program("postgres"));
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                // a slot of a release before forbids less, until roles.sql has dropped it
                "wal_level=logical",
                "max_connections=200",
                "shared_buffers=128MB",
                "max_wal_size=1GB",
                // a consumer that never comes back must not fill the disk
                "max_slot_wal_keep_size=4GB",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_checkpoints=off"));
        if (!durable) {
            settings.addAll(List.of("fsync=off", "full_page_writes=off"));
        }
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return new Launch(command, Map.of("LC_ALL", "C"), data);
    }

    @Override
    public boolean ready() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", "2");
        return DriverManager.getConnection(url("127.0.0.1", port, database), properties);
    }

    public static String url(String host, int port, String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** PostgreSQL refuses to run as root, so root gets a name space in which it is somebody else. */
    private static List<String> program(String name) throws IOException {
        var program = Distributions.postgresql().resolve("bin/" + name).toString();
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of(program);
        }
        if (!Unshare.WORKS) {
            throw new IOException("PostgreSQL does not run as root here: start as an ordinary user");
        }
        return List.of("unshare", "-U", program);
    }

    private static final class Unshare {
        static final boolean WORKS = works();

        private static boolean works() {
            try {
                var tried = new ProcessBuilder("unshare", "-U", "true").start();
                return tried.waitFor(5, TimeUnit.SECONDS) && tried.exitValue() == 0;
            } catch (IOException missing) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
