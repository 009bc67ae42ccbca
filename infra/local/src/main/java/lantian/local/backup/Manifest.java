package lantian.local.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a backup is of and what its parts must be like. It is written last: a folder without it holds no backup, however much
 * else lies there.
 */
public final class Manifest {

    /** Its name in the folder. */
    public static final String NAME = "manifest";

    private static final String CHECKSUM = "sha256.";
    private final Properties entries;

    private Manifest(Properties entries) {
        this.entries = entries;
    }

    public Manifest() {
        this(new Properties());
    }

    /** Empty if the folder holds no backup, or an unfinished one. */
    public static Optional<Manifest> of(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var entries = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            entries.load(reader);
        }
        return Optional.of(new Manifest(entries));
    }

    public Manifest with(String name, String value) {
        entries.setProperty(name, value);
        return this;
    }

    /** Empty if nothing is said about it. */
    public String get(String name) {
        return entries.getProperty(name, "");
    }

    /** Notes the checksum of what was just written. */
    public void seal(Path part) throws IOException {
        with(CHECKSUM + part.getFileName(), checksum(part));
    }

    /** The first of these parts of the folder that is not there, or not as it was. */
    public Optional<String> broken(Path folder, List<String> parts) throws IOException {
        for (var part : parts) {
            if (!fits(part, folder.resolve(part))) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** Whether this file is the part of that name. */
    public boolean fits(String part, Path file) throws IOException {
        return Files.isRegularFile(file) && checksum(file).equals(get(CHECKSUM + part));
    }

    /** Makes the folder a backup. */
    public void store(Path folder) throws IOException {
        var unfinished = PrivateFiles.create(folder.resolve(NAME + ".new"));
        try (var writer = Files.newBufferedWriter(unfinished)) {
            entries.store(writer, "A backup of Lantian. The file \"keys\" may be kept elsewhere: restore --keys FILE");
        }
        Files.move(unfinished, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String checksum(Path file) throws IOException {
        try (var digest =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            Files.copy(file, digest);
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
