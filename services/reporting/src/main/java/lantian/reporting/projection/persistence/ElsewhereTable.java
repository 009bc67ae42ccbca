package lantian.reporting.projection.persistence;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.reporting.projection.Elsewhere;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The few children of the bound school who may be enrolled in another school too. */
final class ElsewhereTable {

    private static final String SELECT = "select child_id, body from child_elsewhere where tenant_id = ?";

    private final JdbcTemplate sql;
    private final JsonMapper json;

    ElsewhereTable(JdbcTemplate sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Map<UUID, Elsewhere> of(Collection<UUID> children) {
        return children.isEmpty()
                ? Map.of()
                : read(SELECT + " and child_id = any(?::uuid[])", tenant(), strings(children));
    }

    Map<UUID, Elsewhere> all() {
        return read(SELECT, tenant());
    }

    void keep(Map<UUID, Elsewhere> children) {
        var gone = children.entrySet().stream()
                .filter(each -> each.getValue().equals(Elsewhere.NONE))
                .map(Map.Entry::getKey)
                .toList();
        if (!gone.isEmpty()) {
            sql.update(
                    "delete from child_elsewhere where tenant_id = ? and child_id = any(?::uuid[])",
                    tenant(),
                    strings(gone));
        }
        sql.batchUpdate(
                """
                insert into child_elsewhere (tenant_id, child_id, body) values (?, ?, ?::jsonb)
                on conflict (tenant_id, child_id) do update set body = excluded.body
                """,
                children.entrySet().stream()
                        .filter(each -> !each.getValue().equals(Elsewhere.NONE))
                        .map(each -> new Object[] {tenant(), each.getKey(), json.writeValueAsString(each.getValue())})
                        .toList());
    }

    private Map<UUID, Elsewhere> read(String query, Object... parameters) {
        var found = new HashMap<UUID, Elsewhere>();
        sql.query(
                query,
                row -> {
                    found.put(row.getObject(1, UUID.class), json.readValue(row.getString(2), Elsewhere.class));
                },
                parameters);
        return found;
    }

    private static String[] strings(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
