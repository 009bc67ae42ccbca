package lantian.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import lantian.platform.tenancy.TenantId;

/** How far behind the inbox is, and what became of the messages. */
final class InboxMetrics {

    private final MeterRegistry metrics;

    /** By topic: when the oldest message was sent that is not applied yet; 0 if there is none. */
    private final Map<String, AtomicLong> waitingSince = new ConcurrentHashMap<>();

    InboxMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void watch(String topic) {
        waitingSince.put(topic, new AtomicLong());
        Gauge.builder("lantian.inbox.lag", () -> lag(topic))
                .baseUnit("seconds")
                .tag("topic", topic)
                .description("Age of the oldest message that is not applied yet")
                .register(metrics);
        applied(topic, 0);
        counter("lantian.inbox.dead.letters", topic).increment(0);
        counter("lantian.inbox.forged", topic).increment(0);
    }

    double lag(String topic) {
        var since = Objects.requireNonNull(waitingSince.get(topic)).get();
        return since == 0 ? 0 : Math.max(0, System.currentTimeMillis() - since) / 1000.0;
    }

    /** @param oldest by topic: when the oldest message was sent of those that are read and not applied */
    void waiting(Map<String, Long> oldest) {
        waitingSince.forEach((topic, since) -> since.set(oldest.getOrDefault(topic, 0L)));
    }

    void applied(String topic, int count) {
        counter("lantian.inbox.applied", topic).increment(count);
    }

    /** How long after it was announced the oldest of these was applied, by school: who waits because of whom. */
    void arrived(TenantId school, Instant announced) {
        metrics.timer("lantian.inbox.delay", "school", school.toString())
                .record(Duration.between(announced, Instant.now()));
    }

    void setAside(String topic) {
        counter("lantian.inbox.dead.letters", topic).increment();
    }

    /** Not from the topic's owner; it is set aside as well. */
    void forged(String topic) {
        counter("lantian.inbox.forged", topic).increment();
    }

    private Counter counter(String name, String topic) {
        return metrics.counter(name, "topic", topic);
    }
}
