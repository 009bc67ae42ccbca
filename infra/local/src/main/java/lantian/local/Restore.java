package lantian.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import lantian.local.backup.KafkaCopy;
import lantian.local.backup.Manifest;
import lantian.local.backup.PrivateFiles;
import lantian.local.backup.Tarball;
import lantian.servers.PostgresServer;
import lantian.servers.Server;
import org.springframework.util.FileSystemUtils;

/**
 * Makes a data folder of a backup, beside the one that is there, and starts its servers once, so that what can't be started
 * replaces nothing. Interrupted at any point, the same command begins anew.
 */
final class Restore {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Layout layout;
    private final Texts texts;
    private final Steps steps;
    /** A stack of its own until it is whole. */
    private final Layout fresh;

    private final Path replaced;

    Restore(Layout layout, Texts texts, Steps steps) {
        this.layout = layout;
        this.texts = texts;
        this.steps = steps;
        this.fresh = new Layout(layout.root(), layout.state().resolve("restoring"), layout.shift());
        this.replaced = layout.state().resolve("replaced");
    }

    /**
     * Refuses what can't be restored, before anything is touched.
     *
     * @param keys where the backup's keys lie
     * @param replace whether data that are there may go
     * @return what is known about the backup
     */
    Manifest check(Path folder, Path keys, boolean replace) throws Exception {
        var manifest = Manifest.of(folder).orElseThrow(() -> new Refusal(texts.say("restore.no-backup", folder)));
        var unreadable = new Versions(layout).unreadable(manifest);
        if (unreadable.isPresent()) {
            throw new Refusal(texts.say("restore.version", unreadable.get()));
        }
        var address = "http://localhost:" + layout.port(8080);
        if (!manifest.get("address").equals(address)) {
            throw new Refusal(texts.say("restore.address", manifest.get("address"), address));
        }
        if (!Files.isRegularFile(keys)) {
            throw new Refusal(texts.say("restore.no-keys", keys));
        }
        if (!manifest.fits(Backup.KEYS, keys)) {
            throw new Refusal(texts.say("restore.other-keys", keys));
        }
        if (!replace && Files.exists(layout.data())) {
            throw new Refusal(texts.say("restore.not-empty", layout.data()));
        }
        var broken = steps.step(texts.say("step.checksums"), () -> manifest.broken(folder, Backup.PARTS));
        if (broken.isPresent()) {
            throw new Refusal(texts.say("restore.broken", folder.resolve(broken.get())));
        }
        return manifest;
    }

    /** Of a backup that was checked; nothing of the stack runs any more. */
    void run(Path folder, Path keys) throws Exception {
        clear();
        PrivateFiles.createFolder(fresh.state());
        PrivateFiles.copy(keys, fresh.secrets());
        steps.step(texts.say("step.unpack"), () -> {
            Tarball.unpack(folder.resolve(Backup.DATABASES), fresh.data("postgresql"));
            Tarball.unpack(folder.resolve(Backup.DEMO), fresh.data("demo"));
            return null;
        });
        var stack = new Stack(fresh, Secrets.in(fresh.secrets()), Replicas.ONE);
        tried(stack.postgres(), () -> {
            sendAgain(stack.postgres());
            return null;
        });
        tried(stack.kafka(), () -> {
            new KafkaCopy(stack.kafka()).read(folder.resolve(Backup.TOPICS));
            return null;
        });
        takePlace();
    }

    /** The topics are of an earlier moment; what was announced since lies in the outboxes, and has not arrived in these. */
    private static void sendAgain(PostgresServer postgres) throws SQLException {
        for (var service : Stack.MIGRATED) {
            try (var database = postgres.connect(service);
                    var sql = database.createStatement()) {
                // a backup of a release before has none, and the gateway announces nothing
                sql.execute("do $$ begin if to_regclass('outbox_position') is not null"
                        + " then delete from outbox_position; end if; end $$");
            }
        }
    }

    private void tried(Server server, Callable<Void> work) throws Exception {
        var processes = new Processes(fresh);
        steps.step(texts.server(server), () -> {
            try {
                processes.start(server).awaitReady(PATIENCE);
                return work.call();
            } finally {
                processes.stop(server);
            }
        });
    }

    /** Between the first and the last of these moves there are no data, and {@link #clear} lets nothing begin without. */
    private void takePlace() throws IOException {
        FileSystemUtils.deleteRecursively(replaced);
        if (Files.exists(layout.data())) {
            Files.move(layout.data(), replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(
                fresh.secrets(), layout.secrets(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh.data(), layout.data(), StandardCopyOption.ATOMIC_MOVE);
        FileSystemUtils.deleteRecursively(fresh.state());
        FileSystemUtils.deleteRecursively(replaced);
    }

    /** Removes what an interrupted restore left, with the servers that it had started. */
    private void clear() throws IOException, InterruptedException {
        if (!Files.exists(fresh.state())) {
            return;
        }
        if (Files.exists(fresh.secrets())) {
            var stack = new Stack(fresh, Secrets.in(fresh.secrets()), Replicas.ONE);
            for (var server : List.of(stack.kafka(), stack.postgres())) {
                new Processes(fresh).stop(server);
            }
        }
        FileSystemUtils.deleteRecursively(fresh.state());
    }

    /** To be called before anything starts: data that were there before an interrupted restore are as they were. */
    void forget() throws IOException, InterruptedException {
        if (Files.exists(fresh.state()) && !Files.exists(layout.data())) {
            throw new Refusal(texts.say("restore.interrupted", fresh.state()));
        }
        clear();
    }
}
