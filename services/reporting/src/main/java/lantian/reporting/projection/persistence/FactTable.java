package lantian.reporting.projection.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Tenancy;
import lantian.reporting.projection.Facts;
import lantian.reporting.projection.Versioned;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** One kind of fact, kept whole. */
final class FactTable<F extends Versioned<F>> implements Facts.Kept<F> {

    private final JdbcTemplate sql;
    private final JsonMapper json;
    private final String table;
    private final Class<F> type;
    private final Function<F, UUID> child;

    FactTable(JdbcTemplate sql, JsonMapper json, String table, Class<F> type, Function<F, UUID> child) {
        this.sql = sql;
        this.json = json;
        this.table = table;
        this.type = type;
        this.child = child;
    }

    @Override
    public Map<UUID, F> byId(Collection<UUID> ids) {
        return where("id", ids).stream().collect(Collectors.toMap(Versioned::id, Function.identity()));
    }

    @Override
    public List<F> ofChildren(Collection<UUID> children) {
        return where("child_id", children);
    }

    @Override
    public void keep(Collection<F> facts) {
        if (facts.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into %s (tenant_id, id, child_id, version, body)
                select ?, fact.id, fact.child_id, fact.version, fact.body::jsonb
                from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[]) as fact (id, child_id, version, body)
                on conflict (tenant_id, id) do update
                set child_id = excluded.child_id, version = excluded.version, body = excluded.body
                """.formatted(table),
                Tenancy.tenant().value(),
                strings(facts, Versioned::id),
                strings(facts, child),
                facts.stream().mapToLong(Versioned::version).toArray(),
                facts.stream().map(json::writeValueAsString).toArray(String[]::new));
    }

    @Override
    public void each(Consumer<F> consumer) {
        sql.query(
                "select body from %s where tenant_id = ?".formatted(table),
                row -> {
                    consumer.accept(json.readValue(row.getString(1), type));
                },
                Tenancy.tenant().value());
    }

    private List<F> where(String column, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return sql.query(
                "select body from %s where tenant_id = ? and %s = any(?::uuid[])".formatted(table, column),
                (row, _) -> json.readValue(row.getString(1), type),
                Tenancy.tenant().value(),
                ids.stream().map(UUID::toString).toArray(String[]::new));
    }

    private String[] strings(Collection<F> facts, Function<? super F, UUID> id) {
        return facts.stream().map(id).map(UUID::toString).toArray(String[]::new);
    }
}
