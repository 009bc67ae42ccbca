package lantian.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lantian.servers.Running;
import org.springframework.util.FileSystemUtils;

/**
 * Nothing of a test run stays behind: servers end with their JVM, and those of a JVM that was killed are ended by the next
 * one.
 */
final class Leftovers {

    private static final String PREFIX = "lantian-test-";
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final List<ProcessHandle> STARTED = new CopyOnWriteArrayList<>();

    private Leftovers() {}

    /** A folder named after this process; goes with it, and so do the processes remembered. */
    static Path ownFolder() throws IOException {
        var folder = Files.createDirectories(
                TEMPORARY.resolve(PREFIX + ProcessHandle.current().pid()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            STARTED.forEach(ProcessHandle::destroyForcibly);
            STARTED.forEach(process -> Running.stop(process, Duration.ofSeconds(5)));
            delete(folder);
        }));
        return folder;
    }

    static void remember(Process process) throws IOException {
        STARTED.add(process.toHandle());
        Files.writeString(
                ownFolder(ProcessHandle.current().pid()).resolve("pids"),
                process.pid() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Ends what a killed JVM left: only processes whose command names its folder. */
    static void sweep() throws IOException {
        try (var folders = Files.newDirectoryStream(TEMPORARY, PREFIX + "*")) {
            for (var folder : folders) {
                var owner = Long.parseLong(folder.getFileName().toString().substring(PREFIX.length()));
                if (ProcessHandle.of(owner).isEmpty()) {
                    endProcessesOf(folder);
                    delete(folder);
                }
            }
        }
    }

    private static void endProcessesOf(Path folder) throws IOException {
        try {
            for (var pid : Files.readAllLines(folder.resolve("pids"))) {
                ProcessHandle.of(Long.parseLong(pid))
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(folder.toString()))
                        .ifPresent(process -> {
                            process.destroyForcibly();
                            Running.stop(process, Duration.ofSeconds(5));
                        });
            }
        } catch (NoSuchFileException nothingStarted) {
            return;
        }
    }

    private static Path ownFolder(long pid) {
        return TEMPORARY.resolve(PREFIX + pid);
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
