package lantian.pairing.caregiver.persistence;

import java.util.List;
import java.util.UUID;
import lantian.pairing.caregiver.CaregiverCode;
import lantian.pairing.caregiver.CaregiverCode.Series;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.caregiver.CaregiverLists;
import lantian.platform.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCaregiverLists implements CaregiverLists {

    private final JdbcClient sql;

    JdbcCaregiverLists(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<CaregiverId> claim(UUID account) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(cast(:tenant as text) || cast(:account as text), 0))")
                .param("tenant", tenant())
                .param("account", account)
                .query((row, _) -> true)
                .single();
        return sql.sql(
                        "select id from caregiver where tenant_id = :tenant and account = :account and active order by id")
                .param("tenant", tenant())
                .param("account", account)
                .query((row, _) -> new CaregiverId(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public CaregiverCode nextCode(Series series) {
        var number = sql.sql("""
                insert into caregiver_series (tenant_id, series, last) values (?, ?, 1)
                on conflict (tenant_id, series) do update set last = caregiver_series.last + 1
                returning last
                """)
                .params(tenant(), series.name())
                .query(Integer.class)
                .single();
        return CaregiverCode.of(series, number);
    }

    @Override
    public List<CaregiverId> list(Filter filter, @Nullable Reach reach, @Nullable After after, int atMost) {
        var others = reach == null
                ? new UUID[0]
                : reach.others().stream().map(CaregiverId::value).toArray(UUID[]::new);
        return sql.sql("""
                select id from caregiver
                where tenant_id = :tenant
                  and (cast(:name as text) is null or position(:name in name) > 0)
                  and (cast(:category as text) is null or category = :category)
                  and (cast(:account as uuid) is null or account = :account)
                  and (cast(:active as boolean) is null or active = :active)
                  and (cast(:reach as uuid) is null or account = :reach or id = any(:others))
                  and (cast(:code as text) is null or (code, id) > (:code, :id))
                order by code, id limit :limit
                """)
                .param("tenant", tenant())
                .param("name", filter.name())
                .param(
                        "category",
                        filter.category() == null ? null : filter.category().name())
                .param("account", filter.account())
                .param("active", filter.active())
                .param("reach", reach == null ? null : reach.account())
                .param("others", others)
                .param("code", after == null ? null : after.code())
                .param("id", after == null ? null : after.id())
                .param("limit", atMost)
                .query((row, _) -> new CaregiverId(row.getObject(1, UUID.class)))
                .list();
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
