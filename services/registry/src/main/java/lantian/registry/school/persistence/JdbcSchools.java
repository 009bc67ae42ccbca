package lantian.registry.school.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.tenancy.TenantStanding;
import lantian.registry.school.ClassName;
import lantian.registry.school.Classes;
import lantian.registry.school.Closure;
import lantian.registry.school.Onboarding;
import lantian.registry.school.Onboardings;
import lantian.registry.school.School;
import lantian.registry.school.SchoolClass;
import lantian.registry.school.Schools;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The directory is the county's; classes, closures and onboarding are rows of the bound school. */
@Repository
class JdbcSchools implements Schools, Classes, Onboardings, TenantStanding {

    private static final String SELECT =
            "select id, code, name, stage, area_id, state, open_from, counts_from, fingerprint, version, facts from school ";

    private final JdbcClient sql;
    private final JdbcTemplate batches;

    JdbcSchools(JdbcClient sql, JdbcTemplate batches) {
        this.sql = sql;
        this.batches = batches;
    }

    @Override
    public boolean suspended(TenantId tenant) {
        return sql.sql("select exists (select from school where id = ? and state = 'SUSPENDED')")
                .param(tenant.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<School> find(UUID id) {
        return sql.sql(SELECT + "where id = ?")
                .param(id)
                .query(JdbcSchools::school)
                .optional();
    }

    @Override
    public Optional<School> findForUpdate(UUID id) {
        return sql.sql(SELECT + "where id = ? for update")
                .param(id)
                .query(JdbcSchools::school)
                .optional();
    }

    @Override
    public void lock(UUID id) {
        sql.sql("select id from school where id = ? for update")
                .param(id)
                .query(UUID.class)
                .list();
    }

    @Override
    public List<School> after(String code, @Nullable UUID area, @Nullable UUID only, @Nullable String part, int limit) {
        return sql.sql(SELECT + """
                where code > ? and (?::uuid is null or area_id = ?) and (?::uuid is null or id = ?)
                  and (?::text is null or position(lower(?) in lower(name)) > 0 or position(lower(?) in lower(code)) > 0)
                order by code limit ?
                """)
                .params(Arrays.asList(code, area, area, only, only, part, part, part, limit))
                .query(JdbcSchools::school)
                .list();
    }

    @Override
    public long count(@Nullable UUID area, @Nullable UUID only, @Nullable String part) {
        return sql.sql("""
                select count(*) from school
                where (?::uuid is null or area_id = ?) and (?::uuid is null or id = ?)
                  and (?::text is null or position(lower(?) in lower(name)) > 0 or position(lower(?) in lower(code)) > 0)
                """)
                .params(Arrays.asList(area, area, only, only, part, part, part))
                .query(Long.class)
                .single();
    }

    @Override
    public boolean save(School school) {
        return sql.sql("""
                insert into school (id, code, name, stage, area_id, state, open_from, counts_from, fingerprint, version, facts)
                select ?, ?, ?, ?, ?, ?, ?, ?::date, ?, ?, ?
                where not exists (select from school where code = ? and id <> ?)
                on conflict (id) do update
                set code = excluded.code, name = excluded.name, stage = excluded.stage, area_id = excluded.area_id,
                    state = excluded.state, open_from = excluded.open_from, counts_from = excluded.counts_from,
                    fingerprint = excluded.fingerprint,
                    version = excluded.version, facts = excluded.facts
                """)
                        .params(Arrays.asList(
                                school.id(),
                                school.code(),
                                school.name(),
                                school.stage().name(),
                                school.area(),
                                school.state().name(),
                                school.openFrom(),
                                school.countsFrom(),
                                school.fingerprint(),
                                school.version(),
                                school.facts(),
                                school.code(),
                                school.id()))
                        .update()
                == 1;
    }

    @Override
    public List<SchoolClass> classes(UUID school) {
        return sql
                .sql("select id, grade, name from school_class where tenant_id = ?")
                .param(school)
                .query(JdbcSchools::schoolClass)
                .stream()
                .sorted(Comparator.comparing(SchoolClass::name, ClassName.YOUNGEST_FIRST))
                .toList();
    }

    @Override
    public List<SchoolClass> all() {
        return classes(tenant());
    }

    @Override
    public Optional<SchoolClass> schoolClass(UUID id) {
        return sql.sql("select id, grade, name from school_class where tenant_id = ? and id = ?")
                .params(tenant(), id)
                .query(JdbcSchools::schoolClass)
                .optional();
    }

    @Override
    public Map<String, SchoolClass> byKey(Collection<ClassName> names) {
        var keys = names.stream()
                .flatMap(name -> Stream.concat(Stream.of(name.key()), name.formerKey().stream()))
                .toArray(String[]::new);
        var stored = sql
                .sql("select id, grade, name, key from school_class where tenant_id = ? and key = any(?)")
                .params(tenant(), keys)
                .query((row, number) -> Map.entry(row.getString(4), schoolClass(row, number)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var found = new HashMap<String, SchoolClass>();
        names.forEach(name -> Optional.ofNullable(stored.get(name.key()))
                .or(() -> name.formerKey().map(stored::get))
                .ifPresent(each -> found.put(name.key(), each)));
        return found;
    }

    @Override
    public void add(Collection<SchoolClass> classes) {
        batches.batchUpdate(
                "insert into school_class (tenant_id, id, key, grade, name) values (?, ?, ?, ?, ?)",
                classes.stream()
                        .map(each -> new Object[] {
                            tenant(),
                            each.id(),
                            each.name().key(),
                            each.name().grade(),
                            each.name().name()
                        })
                        .toList());
    }

    @Override
    public List<Closure> closures(UUID school) {
        return sql.sql("""
                select id, first_day, last_day, reason, fingerprint, version from closure
                where tenant_id = ? order by first_day, id
                """)
                .param(school)
                .query((row, _) -> new Closure(
                        row.getObject(1, UUID.class),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)))
                .list();
    }

    @Override
    public void save(UUID school, Closure closure) {
        sql.sql("""
                insert into closure (tenant_id, id, first_day, last_day, reason, fingerprint, version)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, id) do update
                set first_day = excluded.first_day, last_day = excluded.last_day, reason = excluded.reason,
                    fingerprint = excluded.fingerprint, version = excluded.version
                """)
                .params(
                        school,
                        closure.id(),
                        closure.from(),
                        closure.to(),
                        closure.reason(),
                        closure.fingerprint(),
                        closure.version())
                .update();
    }

    @Override
    public Optional<Onboarding> ofSchool(UUID school) {
        return sql.sql(
                        "select school_id, staff_id, officer, step from onboarding where tenant_id = ? and school_id = ?")
                .params(tenant(), school)
                .query((row, _) -> new Onboarding(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        Onboarding.Step.valueOf(row.getString(4))))
                .optional();
    }

    @Override
    public void save(Onboarding onboarding) {
        sql.sql("""
                insert into onboarding (tenant_id, school_id, staff_id, officer, step) values (?, ?, ?, ?, ?)
                on conflict (tenant_id, school_id) do update set step = excluded.step
                """)
                .params(
                        tenant(),
                        onboarding.school(),
                        onboarding.administrator(),
                        onboarding.officer(),
                        onboarding.step().name())
                .update();
    }

    private static School school(ResultSet row, int number) throws SQLException {
        return new School(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                Stage.valueOf(row.getString(4)),
                row.getObject(5, UUID.class),
                School.State.valueOf(row.getString(6)),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getString(9),
                row.getLong(10),
                row.getLong(11));
    }

    private static SchoolClass schoolClass(ResultSet row, int number) throws SQLException {
        return new SchoolClass(row.getObject(1, UUID.class), new ClassName(row.getString(2), row.getString(3)));
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
