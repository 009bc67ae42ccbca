package lantian.registry.staff.persistence;

import lantian.registry.staff.CountyReadings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCountyReadings implements CountyReadings {

    private final JdbcClient sql;

    JdbcCountyReadings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public long begin() {
        return sql.sql("update county_reading set begun = begun + 1 returning begun")
                .query(Long.class)
                .single();
    }

    @Override
    public boolean follow(long reading) {
        return sql.sql("update county_reading set followed = :reading where followed < :reading")
                        .param("reading", reading)
                        .update()
                == 1;
    }
}
