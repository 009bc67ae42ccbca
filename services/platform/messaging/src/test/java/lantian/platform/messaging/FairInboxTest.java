package lantian.platform.messaging;

import static lantian.platform.messaging.Service.TOPIC;
import static lantian.platform.messaging.Service.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import lantian.platform.messaging.Service.Fact;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** One school's thousands do not keep another's one waiting, though both lie in the same partition. */
@SpringBootTest(properties = "lantian.messaging.batch=50")
@LantianTest(database = "messaging", kafka = true)
class FairInboxTest {

    private static final int THOUSANDS = 2_000;

    @Autowired
    KafkaProbe kafka;

    @Autowired
    Db db;

    @Autowired
    InboxReader reader;

    private final UUID large = UUID.randomUUID();
    private final UUID small = UUID.randomUUID();

    @Test
    void a_small_school_is_served_between_the_turns_of_a_large_one() {
        reader.stop();
        for (var version = 1; version <= THOUSANDS; version++) {
            kafka.send(TOPIC, "child", large, TYPE, new Fact("child", version));
        }
        kafka.send(TOPIC, "child", small, TYPE, new Fact("child", 1));
        reader.start();

        await().untilAsserted(() -> assertThat(echoes(large)).isEqualTo(THOUSANDS));
        assertThat(echoes(small)).isEqualTo(1);
        // what a fact causes is announced when it is applied, with an id that grows
        assertThat(db.everything()
                        .sql("""
                        select count(*) from outbox
                        where tenant_id = ? and id < (select id from outbox where tenant_id = ?)
                        """)
                        .params(large, small)
                        .query(Integer.class)
                        .single())
                .isLessThan(THOUSANDS / 2);
        assertThat(db.everything().sql("""
                        select count(*) from (
                            select payload::json ->> 'version' as told, lag(payload::json ->> 'version') over (order by id) as before
                            from outbox where tenant_id = ?) as echo
                        where told::int < before::int
                        """).param(large).query(Integer.class).single())
                .isZero();
    }

    private int echoes(UUID school) {
        return db.everything()
                .sql("select count(*) from outbox where tenant_id = ?")
                .param(school)
                .query(Integer.class)
                .single();
    }
}
