package lantian.pairing.pair.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.pair.ChildId;
import lantian.pairing.pair.Ending.Farewell;
import lantian.pairing.pair.Kind;
import lantian.pairing.pair.Pair;
import lantian.pairing.pair.Pair.Cause;
import lantian.pairing.pair.Pair.Ended;
import lantian.pairing.pair.PairId;
import lantian.pairing.pair.Pairs;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import lantian.platform.web.IdempotentPut.Stored;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPairs implements Pairs {

    private final JdbcClient sql;
    private final Vault vault;
    private final Clock clock;

    JdbcPairs(JdbcClient sql, Vault vault, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Optional<Pair> find(PairId id) {
        return where("id = :id", Map.of("id", id.value())).stream().findFirst();
    }

    @Override
    public Optional<Pair> lock(PairId id) {
        return where("id = :id for no key update", Map.of("id", id.value())).stream()
                .findFirst();
    }

    @Override
    public Optional<Stored> stored(PairId id) {
        return sql.sql("select version, fingerprint from pair where tenant_id = ? and id = ?")
                .params(tenant(), id.value())
                .query((row, _) -> new Stored(row.getLong(1), row.getString(2)))
                .optional();
    }

    @Override
    public List<Pair> of(ChildId child) {
        return where("child = :child", Map.of("child", child.value()));
    }

    @Override
    public List<Pair> of(CaregiverId caregiver, LocalDate since) {
        return where(
                "caregiver = :caregiver and (to_on is null or to_on >= :since)",
                Map.of("caregiver", caregiver.value(), "since", since));
    }

    @Override
    public List<Pair> of(Collection<ChildId> children) {
        var ids = children.stream().map(ChildId::value).toArray(UUID[]::new);
        return where("child = any(:children) order by id for no key update", Map.of("children", ids));
    }

    @Override
    public void add(Pair pair, String fingerprint) {
        sql.sql("""
                insert into pair (tenant_id, id, child, caregiver, kind, from_on, to_on, child_left, recorded_at, version,
                    fingerprint)
                values (:tenant, :id, :child, :caregiver, :kind, :from, :to, :childLeft, :now, :version, :fingerprint)
                """).params(values(pair, fingerprint)).update();
    }

    @Override
    public void correct(Pair pair, String fingerprint) {
        sql.sql("""
                update pair set kind = :kind, from_on = :from, to_on = :to, recorded_at = :now, version = :version,
                    fingerprint = :fingerprint
                where tenant_id = :tenant and id = :id
                """).params(values(pair, fingerprint)).update();
    }

    @Override
    public void keepEnds(List<Pair> pairs) {
        sql.sql("""
                update pair set to_on = told.t, ended_on = told.e, ended_by = told.b, child_left = told.l,
                    recorded_at = ?, version = told.v
                from unnest(?::uuid[], ?::date[], ?::date[], ?::text[], ?::date[], ?::bigint[]) as told (i, t, e, b, l, v)
                where pair.tenant_id = ? and pair.id = told.i
                """)
                .params(
                        now(),
                        column(pairs, pair -> pair.id().value()).toArray(UUID[]::new),
                        Dates.column(pairs, Pair::to),
                        Dates.column(
                                pairs,
                                pair -> pair.ended() == null
                                        ? null
                                        : pair.ended().on()),
                        column(
                                        pairs,
                                        pair -> pair.ended() == null
                                                ? null
                                                : pair.ended().cause().name())
                                .toArray(String[]::new),
                        Dates.column(pairs, Pair::childLeft),
                        column(pairs, Pair::version).toArray(Long[]::new),
                        tenant())
                .update();
    }

    @Override
    public void keepFarewell(Pair pair, Farewell farewell) {
        var key = vault.key(pair.child().value());
        var note = farewell.handOverNote();
        sql.sql("update pair set reason = ?, hand_over_note = ? where tenant_id = ? and id = ?")
                .param(key.seal(farewell.reason()))
                .param(note == null ? null : key.seal(note))
                .param(tenant())
                .param(pair.id().value())
                .update();
    }

    @Override
    public void forgetWords(ChildId child) {
        sql.sql("""
                update pair set reason = null, hand_over_note = null, fingerprint = ''
                where tenant_id = ? and child = ?
                """).params(tenant(), child.value()).update();
        vault.shred(child.value());
    }

    @Override
    public Optional<Farewell> farewell(Pair pair) {
        return sql.sql("""
                select ended_on, reason, hand_over_note from pair
                where tenant_id = ? and id = ? and reason is not null
                """)
                .params(tenant(), pair.id().value())
                .query((row, _) -> farewell(pair, row))
                .optional();
    }

    @Override
    public List<Pair> list(Filter filter, @Nullable After after, int atMost) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("child", filter.child());
        values.put("caregiver", filter.caregiver());
        values.put("active", filter.active());
        values.put("day", filter.activeOn());
        values.put("account", filter.seenBy());
        values.put("afterFrom", after == null ? null : after.from());
        values.put("afterId", after == null ? null : after.id());
        values.put("limit", atMost);
        return where("""
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
                """, values);
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

    private List<Pair> where(String condition, Map<String, ? extends @Nullable Object> values) {
        return sql.sql("select * from pair where tenant_id = :tenant and " + condition)
                .param("tenant", tenant())
                .params(values)
                .query(JdbcPairs::pair)
                .list();
    }

    private Map<String, @Nullable Object> values(Pair pair, String fingerprint) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("tenant", tenant());
        values.put("id", pair.id().value());
        values.put("child", pair.child().value());
        values.put("caregiver", pair.caregiver().value());
        values.put("kind", pair.kind().name());
        values.put("from", pair.from());
        values.put("to", pair.to());
        values.put("childLeft", pair.childLeft());
        values.put("now", now());
        values.put("version", pair.version());
        values.put("fingerprint", fingerprint);
        return values;
    }

    private static <T> Stream<@Nullable T> column(List<Pair> pairs, Function<Pair, @Nullable T> part) {
        return pairs.stream().map(part);
    }

    private Farewell farewell(Pair pair, ResultSet row) throws SQLException {
        var key = vault.key(pair.child().value());
        var note = row.getBytes("hand_over_note");
        return new Farewell(
                row.getObject("ended_on", LocalDate.class),
                key.open(row.getBytes("reason")),
                note == null ? null : key.open(note));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }

    private static Pair pair(ResultSet row, int number) throws SQLException {
        var endedOn = row.getObject("ended_on", LocalDate.class);
        return new Pair(
                new PairId(row.getObject("id", UUID.class)),
                new ChildId(row.getObject("child", UUID.class)),
                new CaregiverId(row.getObject("caregiver", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getObject("from_on", LocalDate.class),
                endedOn == null ? null : new Ended(endedOn, Cause.valueOf(row.getString("ended_by"))),
                row.getObject("child_left", LocalDate.class),
                row.getLong("version"));
    }
}
