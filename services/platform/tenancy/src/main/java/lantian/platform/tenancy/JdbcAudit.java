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

    /** With one statement, however many they are. */
    @Override
    public void entries(String action, String subjectType, Map<UUID, ? extends Map<String, ?>> details) {
        var actor = Tenancy.actor();
        sql.sql("""
                insert into audit_entry (tenant_id, at, account, action, subject_type, subject_id, details)
                select :tenant, :at, :account, :action, :type, subject, cast(details as jsonb)
                from unnest(:subjects, :details) as each (subject, details)
                """)
                .param("tenant", actor.tenant().value())
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .param("account", actor.account())
                .param("action", action)
                .param("type", subjectType)
                .param("subjects", details.keySet().toArray(UUID[]::new))
                .param(
                        "details",
                        details.values().stream().map(json::writeValueAsString).toArray(String[]::new))
                .update();
    }
}
