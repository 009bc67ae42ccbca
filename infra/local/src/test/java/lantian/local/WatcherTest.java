package lantian.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lantian.local.Watcher.Restarts;
import lantian.servers.Distributions;
import lantian.servers.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dies comes back without a command, what is stopped stays away, and what can't live is given up. */
class WatcherTest {

    /** Below the ports that the system gives to outgoing connections, and beside the other test of a stack. */
    private static final int SHIFT = 22_700;

    private static final Texts TEXTS = Texts.of(Map.of("LANG", "C"));

    @TempDir
    Path state;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Layout layout;
    private Stack stack;
    private Processes processes;
    private Watcher watcher;
    private Thread watching;

    @BeforeEach
    void a_watcher_at_work() throws Exception {
        layout = new Layout(Distributions.root(), state, SHIFT);
        var secrets = Secrets.in(layout.secrets());
        stack = new Stack(layout, secrets, Replicas.ONE);
        secrets.store();
        processes = new Processes(layout);
        watcher = new Watcher(stack, processes, TEXTS, new PrintStream(said, true, UTF_8), Clock.systemUTC());
        watching = Thread.ofVirtual().start(() -> {
            try {
                watcher.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @AfterEach
    void down() throws Exception {
        watcher.end();
        watching.join();
        for (var server : stack.all().reversed()) {
            processes.stop(server);
        }
    }

    @Test
    void a_killed_server_comes_back_and_answers() throws Exception {
        processes.start(stack.postgres()).awaitReady(java.time.Duration.ofMinutes(1));
        for (int kills = 0; kills < 2; kills++) {
            var before = pid(stack.postgres());

            kill(stack.postgres());

            await().atMost(30, SECONDS)
                    .until(() -> processes.healthy(stack.postgres()) && pid(stack.postgres()) != before);
        }
        assertThat(said.toString(UTF_8)).contains("PostgreSQL was gone and is started again (1)");
    }

    @Test
    void what_was_stopped_in_order_stays_away() throws Exception {
        processes.start(stack.postgres()).awaitReady(java.time.Duration.ofMinutes(1));

        processes.stop(stack.postgres());

        assertThat(processes.died(stack.postgres())).isFalse();
        assertThat(processes.find(stack.postgres())).isEmpty();
    }

    @Test
    void what_ends_at_once_each_time_is_given_up_and_status_says_so() throws Exception {
        Files.createDirectories(layout.run());
        processes.giveUp(stack.kafka(), "Kafka ended 8 times in a row");
        var out = new ByteArrayOutputStream();

        var code = new Status(layout, TEXTS, stack, processes, new WatcherProcess(layout))
                .print(new PrintStream(out, true, UTF_8));

        assertThat(code).isNotZero();
        assertThat(out.toString(UTF_8)).contains("GIVEN UP", "Kafka ended 8 times in a row");
        assertThat(processes.died(stack.kafka())).isFalse();
    }

    @Test
    void the_pauses_grow_until_it_is_given_up_and_a_long_life_forgives() {
        var now = Instant.parse("2026-11-02T08:00:00Z");
        var tries = Restarts.NONE;
        var pauses = new java.util.ArrayList<Long>();
        var seconds = 0L;
        while (!(tries.next(now) instanceof Restarts.Never)) {
            switch (tries.next(now)) {
                case Restarts.Now(var following) -> {
                    pauses.add(seconds);
                    tries = following;
                    seconds = 0;
                }
                default -> {
                    now = now.plusSeconds(1);
                    seconds++;
                }
            }
        }

        assertThat(pauses).isEqualTo(List.of(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L));
        assertThat(tries.living(now.plusSeconds(60))).isEqualTo(tries);
        assertThat(tries.living(now.plusSeconds(121))).isEqualTo(Restarts.NONE);
    }

    @Test
    void a_watcher_that_is_killed_is_started_again_by_the_shell_before_it() throws Exception {
        var process = new WatcherProcess(layout);
        Files.createDirectories(layout.run());
        processes.start(process);
        try {
            var shell = processes.find(process).orElseThrow();
            await().atMost(20, SECONDS).until(() -> shell.children().findAny().isPresent());
            var java = shell.children().findAny().orElseThrow();

            java.destroyForcibly();

            await().atMost(20, SECONDS).until(() -> shell.children().anyMatch(child -> child.pid() != java.pid()));
        } finally {
            processes.stop(process);
        }
        assertThat(processes.find(process)).isEmpty();
    }

    private long pid(Server server) throws Exception {
        return processes.find(server).map(ProcessHandle::pid).orElse(0L);
    }

    private void kill(Server server) throws Exception {
        var process = processes.find(server).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();
    }
}
