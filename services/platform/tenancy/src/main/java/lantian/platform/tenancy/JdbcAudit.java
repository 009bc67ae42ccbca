package lantian.platform.tenancy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the entries in the table {@code audit_entry} of the bound tenant. */
final class JdbcAudit implements Audit {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    JdbcAudit(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void entry(String action, String subjectType, UUID subject, Map<String, ?> details) {
        var actor = Tenancy.actor();
        sql.sql("""
                insert into audit_entry (tenant_id, at, account, action, subject_type, subject_id, details)
                values (?, ?, ?, ?, ?, ?, ?::jsonb)
                """)
                .params(
                        actor.tenant().value(),
                        OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC),
                        actor.account(),
                        action,
                        subjectType,
                        subject,
                        json.writeValueAsString(details))
                .update();
    }
}
