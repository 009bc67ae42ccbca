package lantian.registry.access.persistence;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.access.Pairings;
import lantian.registry.access.Sight;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSight implements Sight, Pairings {

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
    public Set<UUID> childrenPaired(UUID account, LocalDate day) {
        return ids("""
                select p.child_id
                from caregiver c
                join pair p on p.tenant_id = c.tenant_id and p.caregiver_id = c.id
                where c.tenant_id = ? and c.account = ? and c.active
                  and p.first_day <= ? and coalesce(p.last_day, 'infinity') >= ?
                """, account, day);
    }

    @Override
    public void keep(Caregiver caregiver) {
        sql.sql("""
                insert into caregiver (tenant_id, id, account, active, version) values (?, ?, ?, ?, ?)
                on conflict (tenant_id, id) do update
                set account = excluded.account, active = excluded.active, version = excluded.version
                where caregiver.version < excluded.version
                """)
                .params(java.util.Arrays.asList(
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
                where pair.version < excluded.version
                """)
                .params(java.util.Arrays.asList(
                        tenant(),
                        pair.id(),
                        pair.child(),
                        pair.caregiver(),
                        pair.kind(),
                        pair.from(),
                        pair.to(),
                        pair.version()))
                .update();
    }

    private Set<UUID> ids(String query, UUID account, LocalDate day) {
        return sql.sql(query).params(tenant(), account, day, day).query(UUID.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
