package lantian.registry.staff.persistence;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.calendar.Calendar;
import lantian.registry.calendar.Terms;
import lantian.registry.staff.TaughtClasses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTaughtClasses implements TaughtClasses {

    private final JdbcClient sql;
    private final Terms terms;

    JdbcTaughtClasses(JdbcClient sql, Terms terms) {
        this.sql = sql;
        this.terms = terms;
    }

    @Override
    public Set<UUID> known(Set<UUID> ids) {
        return among("select id from school_class where tenant_id = ? and id = any(?)", ids);
    }

    @Override
    public Set<UUID> taught(Set<UUID> classes) {
        return among("select distinct class_id from staff_class where tenant_id = ? and class_id = any(?)", classes);
    }

    private Set<UUID> among(String query, Set<UUID> ids) {
        return Set.copyOf(sql.sql(query)
                .params(Tenancy.tenant().value(), ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    @Override
    public LocalDate firstDayOfTerm(LocalDate day) {
        return new Calendar(terms.all()).firstDayOfTerm(day);
    }
}
