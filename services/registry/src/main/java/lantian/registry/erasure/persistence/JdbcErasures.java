package lantian.registry.erasure.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import lantian.registry.erasure.Erasure;
import lantian.registry.erasure.Erasures;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcErasures implements Erasures {

    private final JdbcClient sql;
    private final Vault vault;

    JdbcErasures(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public Optional<Erasure> find(UUID child) {
        return sql.sql("select * from erasure where tenant_id = ? and child_id = ?")
                .params(tenant(), child)
                .query((row, _) -> read(row, open(child, row.getBytes("reason")), open(child, row.getBytes("answer"))))
                .optional();
    }

    @Override
    public void keep(Erasure erasure) {
        var decision = erasure.decision();
        sql.sql("""
                insert into erasure (tenant_id, child_id, state, asked_by, asked_at, reason, decided_by, decided_at, answer)
                values (:tenant, :child, :state, :askedBy, :askedAt, :reason, :decidedBy, :decidedAt, :answer)
                on conflict (tenant_id, child_id) do update
                set state = excluded.state, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
                    reason = excluded.reason, decided_by = excluded.decided_by, decided_at = excluded.decided_at,
                    answer = excluded.answer
                """)
                .param("tenant", tenant())
                .param("child", erasure.child())
                .param("state", erasure.state().name())
                .param("askedBy", erasure.askedBy())
                .param("askedAt", utc(erasure.askedAt()))
                .param("reason", seal(erasure.child(), erasure.reason()))
                .param("decidedBy", decision == null ? null : decision.by())
                .param("decidedAt", decision == null ? null : utc(decision.at()))
                .param("answer", seal(erasure.child(), decision == null ? null : decision.answer()))
                .update();
    }

    @Override
    public List<Erasure> list(Erasure.State state, @Nullable Last after, int atMost) {
        var own = Tenancy.actor().is(Role.COUNTY_OFFICER) ? "" : "and tenant_id = :tenant";
        return sql.sql("""
                select * from erasure
                where state = :state %s
                  and (cast(:at as timestamptz) is null or (asked_at, child_id) > (cast(:at as timestamptz), cast(:last as uuid)))
                order by asked_at, child_id limit :most
                """.formatted(own))
                .param("state", state.name())
                .param("tenant", tenant())
                .param("at", after == null ? null : utc(after.askedAt()))
                .param("last", after == null ? null : after.child())
                .param("most", atMost)
                .query((row, _) -> read(row, null, null))
                .list();
    }

    @Override
    public List<UUID> schoolsOf(UUID child) {
        return sql.sql("select tenant_id from erasure where child_id = ? order by tenant_id")
                .param(child)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private static Erasure read(ResultSet row, @Nullable String reason, @Nullable String answer) throws SQLException {
        var decidedBy = row.getObject("decided_by", UUID.class);
        return new Erasure(
                row.getObject("tenant_id", UUID.class),
                row.getObject("child_id", UUID.class),
                Erasure.State.valueOf(row.getString("state")),
                row.getObject("asked_by", UUID.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                reason,
                decidedBy == null
                        ? null
                        : new Erasure.Decision(
                                decidedBy,
                                row.getObject("decided_at", OffsetDateTime.class)
                                        .toInstant(),
                                answer));
    }

    private byte @Nullable [] seal(UUID child, @Nullable String text) {
        return text == null ? null : vault.seal(child, text);
    }

    private @Nullable String open(UUID child, byte @Nullable [] sealed) {
        return sealed == null ? null : vault.open(child, sealed);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
