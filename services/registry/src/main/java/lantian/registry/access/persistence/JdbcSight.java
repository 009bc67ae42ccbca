package lantian.registry.access.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.access.Field;
import lantian.registry.access.Pairings;
import lantian.registry.access.Releases;
import lantian.registry.access.Sight;
import lantian.registry.access.Viewpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSight implements Sight, Pairings, Releases {

    private final JdbcClient sql;

    JdbcSight(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<UUID> classesTaught(UUID account, LocalDate day) {
        return ids("""
                select a.class_id
                from staff s
                join staff_class a on a.tenant_id = s.tenant_id and a.staff_id = s.id
                where s.tenant_id = ? and s.account = ? and s.active
                  and a.first_day <= ? and coalesce(a.last_day, 'infinity') >= ?
                """, account, day);
    }

    @Override
    public Map<UUID, Set<Viewpoint>> childrenPaired(UUID account, LocalDate day) {
        return sql
                .sql("""
                select p.child_id, coalesce(p.kind, 'DONOR')
                from caregiver c
                join pair p on p.tenant_id = c.tenant_id and p.caregiver_id = c.id
                where c.tenant_id = ? and c.account = ? and c.active
                  and p.first_day <= ? and coalesce(p.last_day, 'infinity') >= ?
                """)
                .params(tenant(), account, day, day)
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), Viewpoint.valueOf(row.getString(2))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toUnmodifiableSet())));
    }

    @Override
    public Map<UUID, Set<Field>> released(Collection<UUID> children) {
        return sql
                .sql("select child_id, fields from child_release where tenant_id = ? and child_id = any(?)")
                .params(tenant(), children.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), fields(row.getArray(2))))
                .list()
                .stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Optional<Release> find(UUID child) {
        return sql.sql("select fields, version from child_release where tenant_id = ? and child_id = ? for update")
                .params(tenant(), child)
                .query((row, _) -> new Release(fields(row.getArray(1)), row.getLong(2)))
                .optional();
    }

    @Override
    public void keep(UUID child, Release release) {
        sql.sql("""
                insert into child_release (tenant_id, child_id, fields, version) values (?, ?, ?, ?)
                on conflict (tenant_id, child_id) do update set fields = excluded.fields, version = excluded.version
                """)
                .params(
                        tenant(),
                        child,
                        release.fields().stream().map(Field::name).sorted().toArray(String[]::new),
                        release.version())
                .update();
    }

    @Override
    public void keep(Caregiver caregiver) {
        sql.sql("""
                insert into caregiver (tenant_id, id, account, active, version) values (?, ?, ?, ?, ?)
                on conflict (tenant_id, id) do update
                set account = excluded.account, active = excluded.active, version = excluded.version
                where caregiver.version < excluded.version
                """)
                .params(Arrays.asList(
                        tenant(), caregiver.id(), caregiver.account(), caregiver.active(), caregiver.version()))
                .update();
    }

    @Override
    public void keep(Pair pair) {
        sql.sql("""
                insert into pair (tenant_id, id, child_id, caregiver_id, kind, first_day, last_day, version)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, id) do update
                set child_id = excluded.child_id, caregiver_id = excluded.caregiver_id, kind = excluded.kind,
                    first_day = excluded.first_day, last_day = excluded.last_day, version = excluded.version
                where pair.version < excluded.version or (pair.version = excluded.version and pair.kind is null)
                """)
                .params(Arrays.asList(
                        tenant(),
                        pair.id(),
                        pair.child(),
                        pair.caregiver(),
                        pair.kind().name(),
                        pair.from(),
                        pair.to(),
                        pair.version()))
                .update();
    }

    private Set<UUID> ids(String query, UUID account, LocalDate day) {
        return sql.sql(query).params(tenant(), account, day, day).query(UUID.class).list().stream()
                .collect(toUnmodifiableSet());
    }

    private static Set<Field> fields(Array stored) throws SQLException {
        return Arrays.stream((String[]) stored.getArray()).map(Field::valueOf).collect(toUnmodifiableSet());
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
