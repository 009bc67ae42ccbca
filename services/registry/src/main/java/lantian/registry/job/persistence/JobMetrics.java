package lantian.registry.job.persistence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many jobs there are, all schools together; counted when somebody asks. Not known while the database is away. And how
 * often a job broke, or a worker had to be replaced.
 */
@Component
class JobMetrics {

    private final JdbcClient sql;
    private final Counter broken;
    private final Counter replaced;

    JobMetrics(JdbcClient sql, MeterRegistry metrics) {
        this.sql = sql;
        broken = Counter.builder("lantian.jobs.broken")
                .description("Jobs that ended in an error, such as memory that ran out")
                .register(metrics);
        replaced = Counter.builder("lantian.jobs.workers.replaced")
                .description("Workers that died and were replaced")
                .register(metrics);
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

    void broke() {
        broken.increment();
    }

    void replaced() {
        replaced.increment();
    }

    private double count(String query) {
        try {
            return sql.sql(query).query(Double.class).single();
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }
}
