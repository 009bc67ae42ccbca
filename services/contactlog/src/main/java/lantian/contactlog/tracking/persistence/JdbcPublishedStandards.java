package lantian.contactlog.tracking.persistence;

import java.time.LocalDate;
import java.util.List;
import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.Standards;
import lantian.contactlog.standard.WrittenStandard;
import lantian.contactlog.standard.WrittenStandard.WrittenRule;
import lantian.contactlog.tracking.PublishedStandards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcPublishedStandards implements PublishedStandards {

    private final JdbcClient sql;
    private final JsonMapper json;

    JdbcPublishedStandards(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public boolean add(CareStandard standard) {
        var written = WrittenStandard.of(standard);
        return sql.sql("""
                insert into care_standard (version, effective_from, entry_grace, late_limit, rules)
                values (:version, :effectiveFrom, :entryGrace, :lateLimit, :rules::jsonb)
                on conflict do nothing
                """)
                        .param("version", written.version())
                        .param("effectiveFrom", written.effectiveFrom())
                        .param("entryGrace", written.entryGraceDays())
                        .param("lateLimit", written.lateLimitDays())
                        .param("rules", json.writeValueAsString(written.rules()))
                        .update()
                > 0;
    }

    @Override
    public Standards all() {
        var versions = sql.sql("select version, effective_from, entry_grace, late_limit, rules from care_standard")
                .query((row, _) -> new WrittenStandard(
                                row.getInt("version"),
                                row.getObject("effective_from", LocalDate.class),
                                row.getInt("entry_grace"),
                                row.getInt("late_limit"),
                                rules(row.getString("rules")))
                        .read())
                .list();
        return versions.isEmpty() ? Standards.DEFAULT : new Standards(versions);
    }

    private List<WrittenRule> rules(String stored) {
        return json.readValue(stored, new TypeReference<List<WrittenRule>>() {});
    }
}
