package lantian.local.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A compressed archive of files that may change while they are read. */
public final class Tarball implements AutoCloseable {

    private final TarArchiveOutputStream out;

    /** @param file to be written */
    public Tarball(Path file) throws IOException {
        out = new TarArchiveOutputStream(compressed(file), StandardCharsets.UTF_8.name());
        out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /** Speed before size: whoever waits for a backup waits for the compressor. */
    static OutputStream compressed(Path file) throws IOException {
        return new BufferedOutputStream(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16) {
                    {
                        def.setLevel(Deflater.BEST_SPEED);
                    }
                },
                1 << 16);
    }

    public void addFolder(String name) throws IOException {
        out.putArchiveEntry(new TarArchiveEntry(name + "/"));
        out.closeArchiveEntry();
    }

    /** As long as it is now: what is added meanwhile is left out, what is cut off is filled with zeros. */
    public void addFile(String name, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var entry = new TarArchiveEntry(name);
            var missing = Files.size(file);
            entry.setSize(missing);
            out.putArchiveEntry(entry);
            var buffer = new byte[1 << 16];
            for (int read; missing > 0 && (read = in.read(buffer, 0, (int) Math.min(buffer.length, missing))) > 0; ) {
                out.write(buffer, 0, read);
                missing -= read;
            }
            for (var zeros = new byte[1 << 16]; missing > 0; ) {
                var some = (int) Math.min(zeros.length, missing);
                out.write(zeros, 0, some);
                missing -= some;
            }
            out.closeArchiveEntry();
        }
    }

    public void addText(String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    /** A folder with all that lies in it; one that is not there adds nothing. */
    public void addAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                addFile(folder.relativize(file).toString(), file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Puts everything into a folder that nobody else may open. */
    public static void unpack(Path file, Path into) throws IOException {
        PrivateFiles.createFolder(into);
        try (var in = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), 1 << 16),
                StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry; (entry = in.getNextEntry()) != null; ) {
                var target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("Leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    PrivateFiles.createFolder(target);
                } else {
                    PrivateFiles.createFolder(Objects.requireNonNull(target.getParent()));
                    try (var out = Files.newOutputStream(PrivateFiles.create(target))) {
                        in.transferTo(out);
                    }
                }
            }
        }
    }
}
