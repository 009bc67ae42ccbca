package lantian.platform.tenancy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what {@link Audit} wrote in this service: of the own tenant, or of all for an auditor. Reading is itself an entry.
 */
@Transactional
public class AuditTrail {

    private static final ZoneId COUNTY_TIME = ZoneId.of("Asia/Shanghai");

    private final JdbcClient sql;
    private final Audit audit;

    AuditTrail(JdbcClient sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /** Which entries: days include both ends, what is null asks for nothing. */
    public record Query(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String action,
            @Nullable UUID subject,
            @Nullable Place before) {}

    /** An entry's place in the trail of all services. */
    public record Place(Instant at, UUID id) {}

    /** @param details as JSON */
    public record Entry(
            UUID tenant, Place place, UUID account, String action, String subjectType, UUID subject, String details) {}

    /** The newest first. */
    public List<Entry> read(Query query, int atMost) {
        var conditions = new LinkedHashMap<String, Map<String, Object>>();
        if (!Tenancy.actor().is(Role.AUDITOR)) {
            conditions.put("tenant_id = :own", Map.of("own", Tenancy.tenant().value()));
        }
        if (query.from() != null) {
            conditions.put("at >= :from", Map.of("from", startOf(query.from())));
        }
        if (query.to() != null) {
            conditions.put("at < :until", Map.of("until", startOf(query.to().plusDays(1))));
        }
        if (query.action() != null) {
            conditions.put("action = :action", Map.of("action", query.action()));
        }
        if (query.subject() != null) {
            conditions.put("subject_id = :subject", Map.of("subject", query.subject()));
        }
        if (query.before() != null) {
            conditions.put(
                    "(at, id) < (:before, :last)",
                    Map.of(
                            "before",
                            query.before().at().atOffset(ZoneOffset.UTC),
                            "last",
                            query.before().id()));
        }
        var entries = find(conditions, atMost);
        audit.entry("audit.viewed", "school", Tenancy.tenant().value(), asked(query));
        return entries;
    }

    private List<Entry> find(Map<String, Map<String, Object>> conditions, int atMost) {
        var statement = sql.sql(
                """
                select tenant_id, at, id, account, action, subject_type, subject_id, details from audit_entry
                %s order by at desc, id desc limit :most
                """.formatted(conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions.keySet())));
        for (var values : conditions.values()) {
            statement = statement.params(values);
        }
        return statement
                .param("most", atMost)
                .query((row, _) -> new Entry(
                        row.getObject("tenant_id", UUID.class),
                        new Place(
                                row.getObject("at", OffsetDateTime.class).toInstant(), row.getObject("id", UUID.class)),
                        row.getObject("account", UUID.class),
                        row.getString("action"),
                        row.getString("subject_type"),
                        row.getObject("subject_id", UUID.class),
                        row.getString("details")))
                .list();
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(COUNTY_TIME).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static Map<String, String> asked(Query query) {
        var details = new LinkedHashMap<String, String>();
        if (query.from() != null) {
            details.put("from", query.from().toString());
        }
        if (query.to() != null) {
            details.put("to", query.to().toString());
        }
        if (query.action() != null) {
            details.put("action", query.action());
        }
        if (query.subject() != null) {
            details.put("subject", query.subject().toString());
        }
        return details;
    }
}
