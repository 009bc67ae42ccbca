package lantian.contactlog.excuse.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
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
                    var child = row.getObject(1, UUID.class);
                    var reason = row.getBytes(3);
                    return new Request(
                            obligation,
                            new ChildId(child),
                            row.getObject(2, UUID.class),
                            reason == null ? "" : vault.open(child, reason),
                            Optional.ofNullable(row.getObject(4, UUID.class)));
                })
                .optional();
    }

    @Override
    public List<Pending> pending(@Nullable ChildId child, @Nullable UUID after, int atMost) {
        var of = child == null ? null : child.value();
        return sql.sql("""
                select obligation_id, child_id, requested_by, requested_at from excuse
                where tenant_id = ? and approved_by is null and (?::uuid is null or child_id = ?)
                  and (?::uuid is null or obligation_id > ?)
                order by obligation_id limit ?
                """)
                .params(Arrays.asList(Tenancy.tenant().value(), of, of, after, after, atMost))
                .query((row, _) -> new Pending(
                        new ObligationId(row.getObject(1, UUID.class)),
                        new ChildId(row.getObject(2, UUID.class)),
                        row.getObject(3, UUID.class),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public void ask(Request request, Instant at) {
        sql.sql("""
                insert into excuse (tenant_id, obligation_id, child_id, requested_by, requested_at, reason)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        Tenancy.tenant().value(),
                        request.obligation().value(),
                        request.child().value(),
                        request.requestedBy(),
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                        vault.seal(request.child().value(), request.reason()))
                .update();
    }

    @Override
    public void approve(Request request, UUID by, Optional<String> comment, Instant at) {
        sql.sql("""
                update excuse set approved_by = ?, approved_at = ?, comment = ? where tenant_id = ? and obligation_id = ?
                """)
                .params(Arrays.asList(
                        by,
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                        comment.map(text -> vault.seal(request.child().value(), text))
                                .orElse(null),
                        Tenancy.tenant().value(),
                        request.obligation().value()))
                .update();
    }
}
