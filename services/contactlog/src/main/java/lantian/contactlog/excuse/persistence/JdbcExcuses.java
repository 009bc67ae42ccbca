package lantian.contactlog.excuse.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.excuse.Excuses;
import lantian.contactlog.obligation.ObligationId;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcExcuses implements Excuses {

    private final JdbcClient sql;
    private final Vault vault;

    JdbcExcuses(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public Optional<Request> find(ObligationId obligation) {
        return sql.sql("""
                select child_id, requested_by, reason, approved_by from excuse where tenant_id = ? and obligation_id = ?
                """)
                .params(Tenancy.tenant().value(), obligation.value())
                .query((row, _) -> {
                    var child = row.getObject("child_id", UUID.class);
                    var reason = row.getBytes("reason");
                    return new Request(
                            obligation,
                            new ChildId(child),
                            row.getObject("requested_by", UUID.class),
                            reason == null ? "" : vault.open(child, reason),
                            Optional.ofNullable(row.getObject("approved_by", UUID.class)));
                })
                .optional();
    }

    @Override
    public List<Pending> pending(@Nullable ChildId child, @Nullable UUID after, int atMost) {
        return sql.sql("""
                select obligation_id, child_id, requested_by, requested_at from excuse
                where tenant_id = :tenant and approved_by is null
                  and (:child::uuid is null or child_id = :child::uuid)
                  and (:after::uuid is null or obligation_id > :after::uuid)
                order by obligation_id limit :atMost
                """)
                .param("tenant", Tenancy.tenant().value())
                .param("child", child == null ? null : child.value())
                .param("after", after)
                .param("atMost", atMost)
                .query((row, _) -> new Pending(
                        new ObligationId(row.getObject("obligation_id", UUID.class)),
                        new ChildId(row.getObject("child_id", UUID.class)),
                        row.getObject("requested_by", UUID.class),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public void ask(Request request, Instant at) {
        sql.sql("""
                insert into excuse (tenant_id, obligation_id, child_id, requested_by, requested_at, reason)
                values (:tenant, :obligation, :child, :requestedBy, :at, :reason)
                """)
                .param("tenant", Tenancy.tenant().value())
                .param("obligation", request.obligation().value())
                .param("child", request.child().value())
                .param("requestedBy", request.requestedBy())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("reason", vault.seal(request.child().value(), request.reason()))
                .update();
    }

    @Override
    public void approve(Request request, UUID by, Optional<String> comment, Instant at) {
        sql.sql("""
                update excuse set approved_by = :by, approved_at = :at, comment = :comment
                where tenant_id = :tenant and obligation_id = :obligation
                """)
                .param("by", by)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param(
                        "comment",
                        comment.map(text -> vault.seal(request.child().value(), text))
                                .orElse(null))
                .param("tenant", Tenancy.tenant().value())
                .param("obligation", request.obligation().value())
                .update();
    }
}
