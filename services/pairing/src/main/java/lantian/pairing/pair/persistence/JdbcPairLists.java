package lantian.pairing.pair.persistence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.pair.Kind;
import lantian.pairing.pair.PairId;
import lantian.pairing.pair.PairLists;
import lantian.platform.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPairLists implements PairLists {

    private final JdbcClient sql;

    JdbcPairLists(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<PairId> list(Filter filter, @Nullable After after, int atMost) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("child", filter.child());
        values.put("caregiver", filter.caregiver());
        values.put("active", filter.active());
        values.put("day", filter.activeOn());
        values.put("account", filter.seenBy());
        values.put("afterFrom", after == null ? null : after.from());
        values.put("afterId", after == null ? null : after.id());
        values.put("limit", atMost);
        return sql.sql("""
                select id from pair where tenant_id = :tenant and
                (cast(:child as uuid) is null or child = :child)
                and (cast(:caregiver as uuid) is null or caregiver = :caregiver)
                and (cast(:active as boolean) is null
                     or :active = (from_on <= :day and (to_on is null or to_on >= :day)))
                and (cast(:account as uuid) is null
                     or caregiver in (select id from caregiver where tenant_id = :tenant and account = :account)
                     or child in (select attended.child
                                  from staff
                                  join staff_class taught on taught.tenant_id = :tenant and taught.staff = staff.id
                                  join child_class attended on attended.tenant_id = :tenant
                                                           and attended.class = taught.class
                                  where staff.tenant_id = :tenant and staff.account = :account and staff.active
                                    and taught.from_on <= :day and (taught.to_on is null or taught.to_on >= :day)
                                    and attended.from_on <= :day and (attended.to_on is null or attended.to_on >= :day)))
                and (cast(:afterFrom as date) is null or (from_on, id) > (:afterFrom, :afterId))
                order by from_on, id limit :limit
                """)
                .param("tenant", tenant())
                .params(values)
                .query((row, _) -> new PairId(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public List<Beside> beside(UUID account, LocalDate day) {
        return sql.sql("""
                with mine as (
                    select pair.child, pair.kind from pair
                    join caregiver on caregiver.tenant_id = :tenant and caregiver.id = pair.caregiver
                    where pair.tenant_id = :tenant and caregiver.account = :account
                      and pair.from_on <= :day and (pair.to_on is null or pair.to_on >= :day))
                select pair.caregiver, mine.kind from mine
                join pair on pair.tenant_id = :tenant and pair.child = mine.child
                where pair.from_on <= :day and (pair.to_on is null or pair.to_on >= :day)
                union
                select caregiver.id, mine.kind from mine
                join child_class attended on attended.tenant_id = :tenant and attended.child = mine.child
                join staff_class taught on taught.tenant_id = :tenant and taught.class = attended.class
                join caregiver on caregiver.tenant_id = :tenant and caregiver.staff = taught.staff and caregiver.active
                where attended.from_on <= :day and (attended.to_on is null or attended.to_on >= :day)
                  and taught.from_on <= :day and (taught.to_on is null or taught.to_on >= :day)
                """)
                .param("tenant", tenant())
                .param("account", account)
                .param("day", day)
                .query((row, _) ->
                        new Beside(new CaregiverId(row.getObject(1, UUID.class)), Kind.valueOf(row.getString(2))))
                .list();
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
