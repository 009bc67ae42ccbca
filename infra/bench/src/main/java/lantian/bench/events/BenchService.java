package lantian.bench.events;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The smallest service that announces and projects. */
@SpringBootApplication
class BenchService {

    static final String TOPIC = "bench.facts";
    static final String TYPE = "bench.fact-changed.v1";

    /** The highest version of each fact, a batch at a time: what a projection does. */
    static final String UPSERT = """
            insert into fact (tenant_id, key, version, since)
            select ?, key, max(version), max(since)
            from unnest(?::text[], ?::bigint[], ?::date[]) as said (key, version, since)
            group by key
            on conflict (tenant_id, key) do update set version = excluded.version, since = excluded.since
            where fact.version < excluded.version
            """;

    record Fact(String child, long version, String from, String kind) {}

    @Component
    static class Projected {
        final AtomicLong count = new AtomicLong();
        private final JdbcTemplate sql;

        Projected(JdbcTemplate sql) {
            this.sql = sql;
        }

        void apply(List<Message<Fact>> batch) {
            var facts = batch.stream().map(Message::payload).toList();
            sql.update(UPSERT, upsert -> {
                var connection = upsert.getConnection();
                upsert.setObject(1, batch.getFirst().tenant().value());
                upsert.setArray(
                        2,
                        connection.createArrayOf(
                                "text", batch.stream().map(Message::key).toArray()));
                upsert.setArray(
                        3,
                        connection.createArrayOf(
                                "bigint", facts.stream().map(Fact::version).toArray()));
                upsert.setArray(
                        4,
                        connection.createArrayOf(
                                "text", facts.stream().map(Fact::from).toArray()));
            });
            count.addAndGet(batch.size());
        }
    }

    @Bean
    Consumer facts(Projected projected) {
        return Consumer.of(TOPIC, TYPE, Fact.class, projected::apply);
    }
}
