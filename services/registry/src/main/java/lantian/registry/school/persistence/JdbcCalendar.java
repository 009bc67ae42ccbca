package lantian.registry.school.persistence;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.registry.school.Area;
import lantian.registry.school.Areas;
import lantian.registry.school.Term;
import lantian.registry.school.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What belongs to the county as a whole: areas and terms. */
@Repository
class JdbcCalendar implements Terms, Areas {

    private final JdbcClient sql;

    JdbcCalendar(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Term> all() {
        return sql.sql("""
                select id, school_year, number, first_day, last_day, holidays, make_up_days, fingerprint, version
                from term order by first_day, id
                """).query(JdbcCalendar::term).list();
    }

    @Override
    public List<Term> allForUpdate() {
        lock();
        return all();
    }

    @Override
    public void save(Term term) {
        sql.sql("""
                insert into term (id, school_year, number, first_day, last_day, holidays, make_up_days, fingerprint, version)
                values (?, ?, ?, ?, ?, ?::date[], ?::date[], ?, ?)
                on conflict (id) do update
                set school_year = excluded.school_year, number = excluded.number, first_day = excluded.first_day,
                    last_day = excluded.last_day, holidays = excluded.holidays, make_up_days = excluded.make_up_days,
                    fingerprint = excluded.fingerprint, version = excluded.version
                """)
                .params(
                        term.id(),
                        term.schoolYear(),
                        term.number(),
                        term.from(),
                        term.to(),
                        days(term.holidays()),
                        days(term.makeUpDays()),
                        term.fingerprint(),
                        term.version())
                .update();
    }

    @Override
    public long nextVersion() {
        return sql.sql("update calendar set version = version + 1 returning version")
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<Area> find(UUID id) {
        return sql.sql("select id, code, name, fingerprint, version from area where id = ?")
                .param(id)
                .query(JdbcCalendar::area)
                .optional();
    }

    @Override
    public Optional<Area> findForUpdate(UUID id) {
        lock();
        return find(id);
    }

    private void lock() {
        sql.sql("select version from calendar for update").query(Long.class).single();
    }

    @Override
    public List<Area> after(String code, @Nullable String part, int limit) {
        return sql.sql("""
                select id, code, name, fingerprint, version from area
                where code > ?
                  and (?::text is null or position(lower(?) in lower(name)) > 0 or position(lower(?) in lower(code)) > 0)
                order by code limit ?
                """)
                .params(Arrays.asList(code, part, part, part, limit))
                .query(JdbcCalendar::area)
                .list();
    }

    @Override
    public boolean save(Area area) {
        return sql.sql("""
                insert into area (id, code, name, fingerprint, version)
                select ?, ?, ?, ?, ? where not exists (select from area where code = ? and id <> ?)
                on conflict (id) do update
                set code = excluded.code, name = excluded.name, fingerprint = excluded.fingerprint,
                    version = excluded.version
                """)
                        .params(
                                area.id(),
                                area.code(),
                                area.name(),
                                area.fingerprint(),
                                area.version(),
                                area.code(),
                                area.id())
                        .update()
                == 1;
    }

    private static String[] days(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private static List<LocalDate> days(Array days) throws SQLException {
        return Arrays.stream((java.sql.Date[]) days.getArray())
                .map(java.sql.Date::toLocalDate)
                .toList();
    }

    private static Term term(ResultSet row, int number) throws SQLException {
        return new Term(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                days(row.getArray(6)),
                days(row.getArray(7)),
                row.getString(8),
                row.getLong(9));
    }

    private static Area area(ResultSet row, int number) throws SQLException {
        return new Area(
                row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), row.getLong(5));
    }
}
