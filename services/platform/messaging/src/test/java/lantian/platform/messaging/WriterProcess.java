package lantian.platform.messaging;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;

/**
 * Writes numbered announcements, one transaction each, and notes each number after its commit: what a user would have been told
 * is kept. To be killed at any point.
 */
final class WriterProcess {

    private WriterProcess() {}

    public static void main(String[] arguments) throws Exception {
        var key = arguments[4];
        try (var database = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
                var told = Files.newByteChannel(
                        Path.of(arguments[3]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                var tenant = database.prepareStatement("select set_config('lantian.tenant', ?, true)");
                var insert = database.prepareStatement("""
                        insert into outbox (tenant_id, at, topic, key, type, payload)
                        values (current_tenant(), clock_timestamp(), 'test.kills', ?, 'test.said.v1', ?)
                        """)) {
            database.setAutoCommit(false);
            for (var number = Long.parseLong(arguments[5]); ; number++) {
                tenant.setString(1, "00000000-0000-7000-8000-0000000000aa");
                tenant.execute();
                insert.setString(1, key);
                insert.setString(2, "{\"version\":" + number + "}");
                insert.executeUpdate();
                database.commit();
                told.write(java.nio.ByteBuffer.wrap((number + "\n").getBytes(StandardCharsets.UTF_8)));
            }
        }
    }
}
