package lantian.reporting.directory.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.School;
import lantian.reporting.directory.School.Area;
import lantian.reporting.directory.School.SchoolClass;
import lantian.reporting.directory.Terms;
import lantian.reporting.directory.Terms.Term;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcDirectory implements Directory {

    private final JdbcTemplate sql;
    private final JsonMapper json = JsonMapper.builder().build();

    JdbcDirectory(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    public List<School> schools() {
        return sql.query("""
                select school_id, code, name, stage, area_id, area_code, area_name, state, open_from, counts_from, version
                from school order by code, school_id
                """, (row, _) -> school(row));
    }

    @Override
    public List<SchoolClass> classes(UUID school) {
        return sql
                .query(
                        "select classes from school where school_id = ?",
                        (row, _) -> List.of(json.readValue(row.getString(1), SchoolClass[].class)),
                        school)
                .stream()
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public Terms terms() {
        return sql
                .query("select terms from calendar", (row, _) -> json.readValue(row.getString(1), Term[].class))
                .stream()
                .findFirst()
                .map(terms -> new Terms(Arrays.asList(terms)))
                .orElse(Terms.NONE);
    }

    @Override
    public Map<UUID, String> caregiverCodes(UUID school) {
        var codes = new HashMap<UUID, String>();
        sql.query(
                "select caregiver_id, code from caregiver where tenant_id = ?",
                row -> {
                    codes.put(row.getObject(1, UUID.class), row.getString(2));
                },
                school);
        return codes;
    }

    @Override
    public void keep(School school, List<SchoolClass> classes) {
        sql.update(
                """
                insert into school (school_id, code, name, stage, area_id, area_code, area_name, state, open_from, counts_from,
                                    classes, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::date, ?::jsonb, ?)
                on conflict (school_id) do update
                set code = excluded.code, name = excluded.name, stage = excluded.stage, area_id = excluded.area_id,
                    area_code = excluded.area_code, area_name = excluded.area_name, state = excluded.state,
                    open_from = excluded.open_from, counts_from = excluded.counts_from, classes = excluded.classes, version = excluded.version
                where school.version < excluded.version
                """,
                school.id(),
                school.code(),
                school.name(),
                school.stage(),
                school.area().map(Area::id).orElse(null),
                school.area().map(Area::code).orElse(null),
                school.area().map(Area::name).orElse(null),
                school.state(),
                school.openFrom(),
                school.countsFrom().orElse(null),
                json.writeValueAsString(classes),
                school.version());
    }

    @Override
    public void keep(UUID county, Terms terms, long version) {
        sql.update("""
                insert into calendar (county_id, terms, version) values (?, ?::jsonb, ?)
                on conflict (county_id) do update set terms = excluded.terms, version = excluded.version
                where calendar.version < excluded.version
                """, county, json.writeValueAsString(terms.terms()), version);
    }

    @Override
    public void keep(Collection<Caregiver> caregivers) {
        sql.batchUpdate(
                """
                insert into caregiver (tenant_id, caregiver_id, code, account, active, version)
                values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, caregiver_id) do update
                set code = excluded.code, account = excluded.account, active = excluded.active, version = excluded.version
                where caregiver.version < excluded.version
                """,
                caregivers.stream()
                        .map(caregiver -> new Object[] {
                            Tenancy.tenant().value(),
                            caregiver.id(),
                            caregiver.code(),
                            caregiver.account().orElse(null),
                            caregiver.active(),
                            caregiver.version()
                        })
                        .toList());
    }

    private static School school(ResultSet row) throws SQLException {
        var area = Optional.ofNullable(row.getObject("area_id", UUID.class));
        var areaCode = row.getString("area_code");
        var areaName = row.getString("area_name");
        return new School(
                row.getObject("school_id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("stage"),
                area.map(id -> new Area(id, areaCode, areaName)),
                row.getString("state"),
                row.getObject("open_from", LocalDate.class),
                Optional.ofNullable(row.getObject("counts_from", LocalDate.class)),
                row.getLong("version"));
    }
}
