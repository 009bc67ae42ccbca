package lantian.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import lantian.platform.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How far behind the inbox is, and what became of the messages. */
final class InboxMetrics {

    /** A message this young has not been waiting. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final MeterRegistry metrics;

    /** By topic: when the oldest message was sent that is not applied yet; 0 if there is none. */
    private final Map<String, AtomicLong> waitingSince = new ConcurrentHashMap<>();

    InboxMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void watch(String topic) {
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
        var since = since(topic).get();
        return since == 0 ? 0 : Math.max(0, System.currentTimeMillis() - since) / 1000.0;
    }

    void begin(List<? extends ConsumerRecord<?, ?>> batch) {
        batch.forEach(message -> since(message.topic())
                .accumulateAndGet(message.timestamp(), (known, sent) -> known == 0 ? sent : Math.min(known, sent)));
    }

    void end(List<? extends ConsumerRecord<?, ?>> batch) {
        var old = System.currentTimeMillis() - FRESH.toMillis();
        batch.forEach(message -> since(message.topic()).set(message.timestamp() < old ? message.timestamp() : 0));
    }

    /** Everything that was there is applied. */
    void idle() {
        waitingSince.values().forEach(since -> since.set(0));
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

    private AtomicLong since(String topic) {
        return waitingSince.computeIfAbsent(topic, _ -> new AtomicLong());
    }

    private Counter counter(String name, String topic) {
        return metrics.counter(name, "topic", topic);
    }
}
