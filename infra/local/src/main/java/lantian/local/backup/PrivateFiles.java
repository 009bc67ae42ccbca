package lantian.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders for their owner alone, whatever the shell's habits are. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** With those above it; what is there stays as it is. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** An empty file in place of whatever was there. */
    public static Path create(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** A copy in place of whatever was there, whole or not at all. */
    public static void copy(Path from, Path to) throws IOException {
        var unfinished = to.resolveSibling(to.getFileName() + ".new");
        Files.write(create(unfinished), Files.readAllBytes(from));
        Files.move(
                unfinished,
                to,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
