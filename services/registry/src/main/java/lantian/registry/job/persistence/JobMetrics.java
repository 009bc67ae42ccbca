package lantian.registry.job.persistence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many jobs there are, all schools together; counted when somebody asks. Not known while the database is away. */
@Component
class JobMetrics {

    private final JdbcClient sql;

    JobMetrics(JdbcClient sql, MeterRegistry metrics) {
        this.sql = sql;
        gauge(metrics, "waiting", "Due, and nobody works on them", "due_at <= now() and leased_until is null");
        gauge(metrics, "running", "Somebody works on them", "leased_until > now()");
        gauge(metrics, "failing", "Failed at least once, and will be tried again", "attempts > 0");
    }

    private void gauge(MeterRegistry metrics, String state, String description, String condition) {
        var query = "select count(*) from job where " + condition;
        Gauge.builder("lantian.jobs", () -> count(query))
                .tag("state", state)
                .description(description)
                .register(metrics);
    }

    private double count(String query) {
        try {
            return sql.sql(query).query(Double.class).single();
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }
}
