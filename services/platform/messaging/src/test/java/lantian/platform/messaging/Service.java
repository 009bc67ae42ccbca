package lantian.platform.messaging;

import java.util.List;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A service as small as it gets: one table, one consumer. */
@SpringBootApplication
class Service {

    static final String TOPIC = "test.facts";
    static final String ECHO = "test.echoes";
    static final String TYPE = "test.fact-changed.v1";

    /** @param poisoned nobody can apply it */
    record Fact(String key, long version, boolean poisoned) {
        Fact(String key, long version) {
            this(key, version, false);
        }
    }

    /** Keeps the highest version of each fact. */
    @Component
    static class Facts {
        private final JdbcClient sql;
        private final Announcements announcements;
        volatile boolean cured;

        Facts(JdbcClient sql, Announcements announcements) {
            this.sql = sql;
            this.announcements = announcements;
        }

        void apply(List<Message<Fact>> batch) {
            for (var message : batch) {
                var fact = message.payload();
                if (fact.poisoned() && !cured) {
                    throw new IllegalArgumentException("Xiaoming must not be seen in any log");
                }
                sql.sql("""
                        insert into fact (tenant_id, key, version) values (?, ?, ?)
                        on conflict (tenant_id, key) do update set version = excluded.version, applied = fact.applied + 1
                        where fact.version < excluded.version
                        """)
                        .params(message.tenant().value(), fact.key(), fact.version())
                        .update();
                announcements.announce(new Announcement(ECHO, fact.key(), "test.fact-heard.v1", fact));
            }
        }
    }

    /** A component, as this service is scanned together with what is wired where there is a consumer. */
    @Component
    static class FactsConsumer implements FactoryBean<Consumer> {
        private final Facts facts;

        FactsConsumer(Facts facts) {
            this.facts = facts;
        }

        @Override
        public Consumer getObject() {
            return Consumer.of(TOPIC, TYPE, Fact.class, facts::apply);
        }

        @Override
        public Class<?> getObjectType() {
            return Consumer.class;
        }
    }
}
