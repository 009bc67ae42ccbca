package lantian.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import lantian.local.backup.KafkaCopy;
import lantian.local.backup.Manifest;
import lantian.local.backup.PostgresCopy;
import lantian.local.backup.PrivateFiles;
import lantian.local.backup.Tarball;

/**
 * Copies everything that can't be had again, while all of it runs. Kafka comes first: an event that it holds was committed
 * before, so the databases, which are copied as of a later moment, know whatever the topics speak of. What happened between
 * the two still lies in the outboxes and is sent again after a restore.
 */
record Backup(Layout layout, Texts texts, Stack stack, Steps steps, Clock clock) {

    static final String TOPICS = "kafka.gz";
    static final String DATABASES = "postgresql.tar.gz";
    /** Which demo is loaded, and who can sign in to it. */
    static final String DEMO = "demo.tar.gz";

    static final String KEYS = "keys";
    static final List<String> PARTS = List.of(TOPICS, DATABASES, DEMO);

    /** @param folder new, empty, or with what an interrupted backup left */
    void write(Path folder) throws Exception {
        claim(folder);
        var manifest = new Manifest();
        var messages =
                steps.step(texts.say("server.kafka"), () -> new KafkaCopy(stack.kafka()).write(folder.resolve(TOPICS)));
        steps.step(texts.say("server.postgresql"), () -> {
            new PostgresCopy(stack.postgres()).write(folder.resolve(DATABASES));
            return null;
        });
        manifest.with("taken", clock.instant().toString());
        try (var demo = new Tarball(PrivateFiles.create(folder.resolve(DEMO)))) {
            demo.addAll(layout.data("demo"));
        }
        PrivateFiles.copy(layout.secrets(), folder.resolve(KEYS));
        for (var part : PARTS) {
            manifest.seal(folder.resolve(part));
        }
        manifest.seal(folder.resolve(KEYS));
        manifest.with("messages", Long.toString(messages)).with("address", stack.address());
        new Versions(layout).note(manifest, stack.postgres());
        manifest.store(folder);
    }

    private void claim(Path folder) throws IOException {
        if (Files.exists(folder.resolve(Manifest.NAME))) {
            throw new Refusal(texts.say("backup.there", folder));
        }
        PrivateFiles.createFolder(folder);
        for (var part : PARTS) {
            Files.deleteIfExists(folder.resolve(part));
        }
        Files.deleteIfExists(folder.resolve(KEYS));
        try (var rest = Files.list(folder)) {
            if (rest.anyMatch(file -> !file.getFileName().toString().endsWith(".new"))) {
                throw new Refusal(texts.say("backup.not-empty", folder));
            }
        }
    }
}
