package lantian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lantian.servers.Distributions;
import lantian.servers.Running;
import lantian.servers.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real servers, without the services: what runs stays, what is killed comes back, what fails leaves nothing. */
class StackTest {

    /** Below the ports that the system gives to outgoing connections, from 32,768 on. */
    private static final int SHIFT = 21_700;

    private static final Texts TEXTS = Texts.of(Map.of("LANG", "C"));

    @TempDir
    Path state;

    private Layout layout;
    private Secrets secrets;
    private Stack stack;
    private Processes processes;
    private Steps steps;

    @BeforeEach
    void a_stack_beside_others() throws Exception {
        layout = new Layout(Distributions.root(), state, SHIFT);
        secrets = Secrets.in(layout.secrets());
        stack = new Stack(layout, secrets, Replicas.ONE);
        secrets.store();
        processes = new Processes(layout);
        steps = new Steps(new PrintStream(OutputStream.nullOutputStream()), TEXTS, false);
    }

    @AfterEach
    void down() throws Exception {
        for (var server : stack.all().reversed()) {
            processes.stop(server);
        }
        steps.close();
    }

    @Test
    void a_killed_server_comes_back_with_its_data_and_the_others_stay() throws Exception {
        up(stack.postgres(), stack.kafka());
        try (var database = stack.postgres().connect("registry");
                var sql = database.createStatement()) {
            sql.execute("create table kept as select 42 as answer");
        }
        for (var victim : List.of(stack.postgres(), stack.kafka())) {
            var other = victim.equals(stack.kafka()) ? stack.postgres() : stack.kafka();
            var otherPid = processes.find(other).orElseThrow().pid();
            kill(victim);

            assertThat(up(stack.postgres(), stack.kafka())).isTrue();

            assertThat(processes.healthy(victim)).isTrue();
            assertThat(processes.find(other).orElseThrow().pid()).isEqualTo(otherPid);
        }
        try (var database = stack.postgres().connect("registry");
                var sql = database.createStatement();
                var rows = sql.executeQuery("select answer from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void a_second_up_starts_nothing() throws Exception {
        up(stack.postgres());
        var pid = processes.find(stack.postgres()).orElseThrow().pid();

        assertThat(up(stack.postgres())).isFalse();

        assertThat(processes.find(stack.postgres()).orElseThrow().pid()).isEqualTo(pid);
    }

    @Test
    void what_was_started_is_stopped_when_the_next_server_fails() throws Exception {
        var log = Files.createDirectories(layout.data("kafka").resolve("log"));
        Files.writeString(log.resolve("meta.properties"), "version=1\ncluster.id=of-somebody-else\nnode.id=7\n");

        assertThatThrownBy(() -> up(stack.postgres(), stack.kafka()))
                .isInstanceOfSatisfying(
                        Running.ServerFailed.class,
                        failure -> assertThat(failure.server()).isEqualTo("kafka"));

        assertThat(processes.find(stack.kafka())).isEmpty();
        assertThat(processes.find(stack.postgres())).isEmpty();
    }

    @Test
    void damaged_data_is_reported_with_what_postgresql_says() throws Exception {
        up(stack.postgres());
        processes.stop(stack.postgres());
        Files.write(layout.data("postgresql").resolve("global/pg_control"), new byte[8192]);

        assertThatThrownBy(() -> up(stack.postgres()))
                .isInstanceOfSatisfying(
                        Running.ServerFailed.class,
                        failure -> assertThat(Up.reason(failure))
                                .isEqualTo("FATAL:  database files are incompatible with server"));

        assertThat(processes.find(stack.postgres())).isEmpty();
    }

    @Test
    void another_process_under_the_same_number_is_not_taken_for_the_server() throws Exception {
        Files.createDirectories(layout.run());
        Files.writeString(
                layout.run().resolve("kafka.pid"), ProcessHandle.current().pid() + " 1000");

        assertThat(processes.find(stack.kafka())).isEmpty();
        processes.stop(stack.kafka());
    }

    @Test
    void passwords_are_made_once_and_nobody_else_may_read_them() throws Exception {
        assertThat(Secrets.in(layout.secrets()).password("postgresql")).isEqualTo(secrets.password("postgresql"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(layout.secrets())))
                .isEqualTo("rw-------");
    }

    @Test
    void nobody_else_may_look_into_the_folder_of_the_stack() throws Exception {
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));

        secrets.store();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
    }

    private boolean up(Server... servers) throws Exception {
        return new Up(layout, TEXTS, stack, processes, steps).run(List.of(servers));
    }

    private void kill(Server server) throws Exception {
        var process = processes.find(server).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
    }
}
