package lantian.contactlog.tracking.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.calendar.SchoolCalendar;
import lantian.contactlog.calendar.Term;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.tracking.PublishedStandards;
import lantian.contactlog.tracking.SchoolRules;
import lantian.platform.tenancy.County;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Calendar, standard and closures, read once per version: they are the county's, hold no personal data, and change rarely. */
@Component
class SchoolRulesCache {

    private static final int AT_MOST = 200;

    /** Grows when the engine's own rules change, so that what isn't met is issued and matched by the new ones. */
    private static final int RULES = 2;

    private final JdbcClient sql;
    private final PublishedStandards standards;
    private final County county;
    private final JsonMapper json;
    private final ConcurrentHashMap<Stamp, SchoolRules> known = new ConcurrentHashMap<>();

    SchoolRulesCache(JdbcClient sql, PublishedStandards standards, County county, JsonMapper json) {
        this.sql = sql;
        this.standards = standards;
        this.county = county;
        this.json = json;
    }

    /** The versions that hold now, as the database has them. */
    record Stamp(
            long calendar,
            int standard,
            String closures,
            @Nullable LocalDate countsFrom) {
        String text() {
            return RULES + ":" + calendar + ":" + standard + ":" + Integer.toHexString(closures.hashCode()) + ":"
                    + (countsFrom == null ? "" : countsFrom);
        }
    }

    SchoolRules of(Stamp stamp) {
        var rules = known.get(stamp);
        if (rules == null) {
            if (known.size() >= AT_MOST) {
                known.clear();
            }
            rules = read(stamp);
            known.put(stamp, rules);
        }
        return rules;
    }

    private SchoolRules read(Stamp stamp) {
        var terms = sql.sql("select terms from calendar where county = ?")
                .param(county.id().value())
                .query(String.class)
                .optional()
                .map(stored -> json.readValue(stored, new TypeReference<List<TermRow>>() {}))
                .orElse(List.of());
        var closures = json.readValue(stamp.closures(), new TypeReference<List<Span>>() {}).stream()
                .map(Span::days)
                .toList();
        return SchoolRules.of(
                standards.all(),
                new SchoolCalendar(terms.stream().map(TermRow::term).toList()),
                new Closures(closures),
                Optional.ofNullable(stamp.countsFrom()),
                stamp.text());
    }

    record Span(LocalDate from, @Nullable LocalDate to) {
        Days days() {
            return Days.of(from, to);
        }
    }

    record TermRow(
            String schoolYear,
            int number,
            LocalDate from,
            LocalDate to,
            @Nullable Set<LocalDate> holidays,
            @Nullable Set<LocalDate> makeUpDays) {

        Term term() {
            return new Term(
                    schoolYear,
                    number,
                    new Days(from, to),
                    Objects.requireNonNullElse(holidays, Set.of()),
                    Objects.requireNonNullElse(makeUpDays, Set.of()));
        }
    }
}
