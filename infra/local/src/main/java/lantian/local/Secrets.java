package lantian.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords and keys of the local stack: made once, kept in one file that only its owner can read. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String BETWEEN = ",";

    private final Path file;
    private final Properties known = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path file) throws IOException {
        var secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                secrets.known.load(reader);
            }
        }
        return secrets;
    }

    String password(String name) {
        return get(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
    }

    /** 32 bytes in Base64; while it is being changed two of them, the newer one first. */
    String key(String name) {
        return get(name, () -> Base64.getEncoder().encodeToString(random(32)));
    }

    synchronized boolean has(String name) {
        return known.containsKey(name);
    }

    /** Puts a new key before the ones that are there; after an interruption the one that was new stays so. */
    synchronized void addKey(String name) {
        var keys = key(name);
        if (!keys.contains(BETWEEN)) {
            known.setProperty(name, Base64.getEncoder().encodeToString(random(32)) + BETWEEN + keys);
        }
    }

    /** Keeps the newest key only. */
    synchronized void dropOlderKeys(String name) {
        known.setProperty(name, key(name).split(BETWEEN)[0]);
    }

    /** A password that people type. */
    String spoken(String name) {
        return get(name, () -> "Lantian-" + (100_000 + RANDOM.nextInt(900_000)));
    }

    /** Writes a new file and puts it in place of the old one, so that an interruption leaves the old one whole. */
    synchronized void store() throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // data, logs and secrets of children lie here
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var fresh = Files.createTempFile(
                folder,
                "secrets",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var writer = Files.newBufferedWriter(fresh)) {
            known.store(writer, "Made by infra/lantian for this machine");
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private synchronized String get(String name, java.util.function.Supplier<String> fresh) {
        return known.computeIfAbsent(name, _ -> fresh.get()).toString();
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
