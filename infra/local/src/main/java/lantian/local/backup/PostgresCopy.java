package lantian.local.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Pattern;
import lantian.servers.PostgresServer;

/**
 * All databases of a running server at one moment: PostgreSQL's online backup. The files are copied while they change, and
 * with them the write-ahead log that makes them whole, as of the moment the copy ended, at the first start.
 */
public record PostgresCopy(PostgresServer server) {

    /** Made anew by each start, of no meaning to another server, or copied apart. Replication slots hold for one log only. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Pattern LEFT_OUT =
            Pattern.compile("postmaster\\.(pid|opts)|backup_label.*|tablespace_map.*|pgsql_tmp.*|pg_internal\\.init.*");
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final String CONTROL = "global/pg_control";

    /** @param file to be written */
    public void write(Path file) throws IOException, SQLException {
        try (var session = server.connect("postgres");
                var sql = session.createStatement();
                var archive = new Tarball(PrivateFiles.create(file))) {
            // the log since now is kept for as long as this session lasts
            one(sql, "select slot_name from pg_create_physical_replication_slot('backup', true, true)");
            var first = one(sql, "select pg_walfile_name(pg_backup_start('lantian', true))");
            copyData(archive);
            archive.addFile(CONTROL, server.data().resolve(CONTROL));
            try (var end = row(sql, "select labelfile, pg_walfile_name(lsn) from pg_backup_stop(false)")) {
                archive.addText("backup_label", end.getString(1));
                copyLog(archive, first, end.getString(2));
            }
        }
    }

    private void copyData(Tarball archive) throws IOException {
        var data = server.data();
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                var name = data.relativize(folder).toString();
                if (LEFT_OUT.matcher(folder.getFileName().toString()).matches()) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!name.isEmpty()) {
                    archive.addFolder(name);
                }
                return EMPTIED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = data.relativize(file).toString();
                // the last of all, as it says up to where the others are written
                if (!LEFT_OUT.matcher(file.getFileName().toString()).matches() && !name.equals(CONTROL)) {
                    try {
                        archive.addFile(name, file);
                    } catch (NoSuchFileException dropped) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private void copyLog(Tarball archive, String first, String last) throws IOException {
        try (var files = Files.list(server.data().resolve("pg_wal"))) {
            var segments = files.map(file -> file.getFileName().toString())
                    .filter(name -> SEGMENT.matcher(name).matches())
                    .filter(name -> name.compareTo(first) >= 0 && name.compareTo(last) <= 0)
                    .sorted()
                    .toList();
            if (segments.isEmpty()
                    || !segments.getFirst().equals(first)
                    || !segments.getLast().equals(last)) {
                throw new IOException("PostgreSQL did not keep its log from " + first + " to " + last);
            }
            for (var segment : segments) {
                archive.addFile(
                        "pg_wal/" + segment, server.data().resolve("pg_wal").resolve(segment));
            }
        }
    }

    private static String one(Statement sql, String query) throws SQLException {
        try (var answer = row(sql, query)) {
            return answer.getString(1);
        }
    }

    private static ResultSet row(Statement sql, String query) throws SQLException {
        var answer = sql.executeQuery(query);
        answer.next();
        return answer;
    }
}
