package lantian.pairing.caregiver.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.pairing.caregiver.Caregiver;
import lantian.pairing.caregiver.CaregiverCode;
import lantian.pairing.caregiver.CaregiverCode.Series;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.caregiver.Caregivers;
import lantian.pairing.caregiver.Category;
import lantian.pairing.caregiver.StaffMember;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import lantian.platform.web.IdempotentPut.Stored;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCaregivers implements Caregivers {

    private static final String ONE = "select * from caregiver where tenant_id = :tenant and id = :id";

    private final JdbcClient sql;
    private final Vault vault;

    JdbcCaregivers(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public Optional<Caregiver> find(CaregiverId id) {
        return one(ONE, id).query(JdbcCaregivers::caregiver).optional();
    }

    @Override
    public Optional<Caregiver> lock(CaregiverId id) {
        return one(ONE + " for no key update", id)
                .query(JdbcCaregivers::caregiver)
                .optional();
    }

    @Override
    public Optional<Stored> stored(CaregiverId id) {
        return one("""
                select version, fingerprint from caregiver
                where tenant_id = :tenant and id = :id and fingerprint is not null
                """, id)
                .query((row, _) -> new Stored(row.getLong("version"), row.getString("fingerprint")))
                .optional();
    }

    @Override
    public List<Caregiver> tiedTo(StaffMember member) {
        return sql.sql("""
                select * from caregiver where tenant_id = :tenant and (id = :staff or account = :account or staff = :staff)
                order by id for no key update
                """)
                .param("tenant", tenant())
                .param("staff", member.id())
                .param("account", member.account())
                .query(JdbcCaregivers::caregiver)
                .list();
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
    public void add(Caregiver caregiver, @Nullable Description description) {
        sql.sql("""
                insert into caregiver (tenant_id, id, code, name, category, username, account, staff, phone, capacity,
                    active, version, fingerprint)
                values (:tenant, :id, :code, :name, :category, :username, :account, :staff, :phone, :capacity,
                    :active, :version, :fingerprint)
                """).params(values(caregiver, description)).update();
    }

    @Override
    public void describe(Caregiver caregiver, Description description) {
        sql.sql("""
                update caregiver set name = :name, category = :category, username = :username, account = :account,
                    staff = :staff, phone = :phone, capacity = :capacity, version = :version, fingerprint = :fingerprint
                where tenant_id = :tenant and id = :id
                """).params(values(caregiver, description)).update();
    }

    @Override
    public void follow(Caregiver caregiver) {
        sql.sql("""
                update caregiver set name = :name, account = :account, staff = :staff, active = :active, version = :version
                where tenant_id = :tenant and id = :id
                """).params(values(caregiver, null)).update();
    }

    @Override
    public Optional<String> phone(CaregiverId id) {
        return one("select phone from caregiver where tenant_id = :tenant and id = :id and phone is not null", id)
                .query(byte[].class)
                .optional()
                .map(bytes -> vault.open(id.value(), bytes));
    }

    @Override
    public List<Caregiver> list(Filter filter, @Nullable Reach reach, @Nullable After after, int atMost) {
        var others = reach == null
                ? new UUID[0]
                : reach.others().stream().map(CaregiverId::value).toArray(UUID[]::new);
        return sql.sql("""
                select * from caregiver
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
                .query(JdbcCaregivers::caregiver)
                .list();
    }

    private JdbcClient.StatementSpec one(String text, CaregiverId id) {
        return sql.sql(text).param("tenant", tenant()).param("id", id.value());
    }

    private Map<String, @Nullable Object> values(Caregiver caregiver, @Nullable Description description) {
        var id = caregiver.id().value();
        var phone = description == null ? null : description.phone();
        var values = new HashMap<String, @Nullable Object>();
        values.put("tenant", tenant());
        values.put("id", id);
        values.put("code", caregiver.code().text());
        values.put("name", caregiver.name());
        values.put("category", caregiver.category().name());
        values.put("username", caregiver.username());
        values.put("account", caregiver.account());
        values.put("staff", caregiver.staff());
        values.put("phone", phone == null ? null : vault.seal(id, phone));
        values.put("capacity", caregiver.capacity());
        values.put("active", caregiver.active());
        values.put("version", caregiver.version());
        values.put("fingerprint", description == null ? null : description.fingerprint());
        return values;
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }

    private static Caregiver caregiver(ResultSet row, int number) throws SQLException {
        return new Caregiver(
                new CaregiverId(row.getObject("id", UUID.class)),
                new CaregiverCode(row.getString("code")),
                row.getString("name"),
                Category.valueOf(row.getString("category")),
                row.getString("username"),
                row.getObject("account", UUID.class),
                row.getObject("staff", UUID.class),
                row.getObject("capacity", Integer.class),
                row.getBoolean("active"),
                row.getLong("version"));
    }
}
