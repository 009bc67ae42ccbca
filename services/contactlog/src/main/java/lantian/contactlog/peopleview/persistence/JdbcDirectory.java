package lantian.contactlog.peopleview.persistence;

import java.time.LocalDate;
import java.util.Set;
import lantian.contactlog.calendar.Term;
import lantian.contactlog.peopleview.Directory;
import lantian.contactlog.peopleview.PublishedFacts;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.tenancy.TenantStanding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The directory, and the answer to whether a token's school may act. */
@Repository
class JdbcDirectory implements Directory, TenantStanding {

    private final JdbcClient sql;
    private final JsonMapper json;

    JdbcDirectory(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Change store(PublishedFacts.School school) {
        var closures = json.writeValueAsString(
                school.closures().stream().map(StoredSpan::of).toList());
        return sql.sql("""
                with before as (select closures, counts_from from school where id = :id for update)
                insert into school (id, state, closures, counts_from, version)
                values (:id, :state, cast(:closures as jsonb), cast(:countsFrom as date), :version)
                on conflict (id) do update
                set state = excluded.state, closures = excluded.closures, counts_from = excluded.counts_from,
                    version = excluded.version
                where school.version < excluded.version
                returning coalesce((select closures from before), '[]') = school.closures
                    and (select counts_from from before) is not distinct from school.counts_from as same
                """)
                .param("id", school.id().value())
                .param("state", school.state())
                .param("closures", closures)
                .param("countsFrom", school.countsFrom().orElse(null))
                .param("version", school.version())
                .query((row, _) -> row.getBoolean("same") ? Change.SAME_OBLIGATIONS : Change.OTHER_OBLIGATIONS)
                .optional()
                .orElse(Change.NONE);
    }

    @Override
    public boolean store(PublishedFacts.Calendar calendar) {
        return sql.sql("""
                insert into calendar (county, terms, version) values (?, ?::jsonb, ?)
                on conflict (county) do update set terms = excluded.terms, version = excluded.version
                where calendar.version < excluded.version
                """)
                        .params(
                                Tenancy.tenant().value(),
                                json.writeValueAsString(calendar.terms().stream()
                                        .map(TermRow::of)
                                        .toList()),
                                calendar.version())
                        .update()
                > 0;
    }

    @Override
    public boolean suspended(TenantId tenant) {
        return sql.sql("select 1 from school where id = ? and state = 'SUSPENDED'")
                .param(tenant.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    record TermRow(
            String schoolYear,
            int number,
            LocalDate from,
            LocalDate to,
            Set<LocalDate> holidays,
            Set<LocalDate> makeUpDays) {

        static TermRow of(Term term) {
            return new TermRow(
                    term.schoolYear(),
                    term.number(),
                    term.days().from(),
                    term.days().to(),
                    term.holidays(),
                    term.makeUpDays());
        }
    }
}
