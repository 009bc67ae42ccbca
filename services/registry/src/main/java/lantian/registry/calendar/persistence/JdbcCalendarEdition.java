package lantian.registry.calendar.persistence;

import lantian.registry.calendar.CalendarEdition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCalendarEdition implements CalendarEdition {

    private final JdbcClient sql;

    JdbcCalendarEdition(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void lock() {
        sql.sql("select version from calendar for update").query(Long.class).single();
    }

    @Override
    public long next() {
        return sql.sql("update calendar set version = version + 1 returning version")
                .query(Long.class)
                .single();
    }
}
