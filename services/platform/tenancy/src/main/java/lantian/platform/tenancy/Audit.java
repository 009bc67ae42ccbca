package lantian.platform.tenancy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who did or saw what, when. An entry commits with the change it speaks of or not at all; entries are never changed. Details
 * carry ids and facts, no names, phones or free text.
 */
public class Audit {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    Audit(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** @param action a verb such as {@code child.viewed} */
    public void entry(String action, String subjectType, UUID subject, Map<String, ?> details) {
        entries(action, subjectType, Map.of(subject, details));
    }

    /**
     * The same done to several, with one statement.
     *
     * @param details of each subject
     */
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
