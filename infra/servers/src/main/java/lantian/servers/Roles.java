package lantian.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The database and the three roles of a service, made by {@code infra/postgres/roles.sql}: the same file that operators
 * run with psql.
 */
public record Roles(String service, String ownerPassword, String appPassword, String relayPassword) {

    public String owner() {
        return service + "_owner";
    }

    public String app() {
        return service + "_app";
    }

    public String relay() {
        return service + "_relay";
    }

    /** Creates the database unless it is there. */
    public static void database(Connection superuser, String name) throws SQLException {
        try (var query = superuser.prepareStatement("select from pg_database where datname = ?");
                var create = superuser.createStatement()) {
            query.setString(1, name);
            if (!query.executeQuery().next()) {
                create.execute("create database \"" + name + "\"");
            }
        }
    }

    /** @param database a connection of the superuser to the service's database */
    public void apply(Connection database) throws IOException, SQLException {
        var script = Files.readString(Distributions.root().resolve("infra/postgres/roles.sql"));
        var values = Map.of(
                "service", service,
                "owner_password", ownerPassword,
                "app_password", appPassword,
                "relay_password", relayPassword);
        for (var value : values.entrySet()) {
            script = script.replace(":'" + value.getKey() + "'", quoted(value.getValue()));
        }
        try (var statement = database.createStatement()) {
            statement.execute(script);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
