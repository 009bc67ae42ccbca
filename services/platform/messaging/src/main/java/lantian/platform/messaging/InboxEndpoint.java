package lantian.platform.messaging;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * For operators: {@code GET /actuator/inbox} shows each topic's lag and dead letters; {@code POST
 * /actuator/inbox/{topic}/dead-letters} tries the dead letters again; {@code POST /actuator/inbox/{topic}/replay} starts over at
 * the first message, in the partitions that the asked instance has.
 */
@Endpoint(id = "inbox")
final class InboxEndpoint {

    private final Inbox inbox;
    private final InboxReader reader;
    private final Subscriptions subscriptions;
    private final DeadLetters deadLetters;
    private final InboxMetrics metrics;
    private final String prefix;

    InboxEndpoint(
            Inbox inbox,
            InboxReader reader,
            Subscriptions subscriptions,
            DeadLetters deadLetters,
            InboxMetrics metrics,
            MessagingProperties properties) {
        this.inbox = inbox;
        this.reader = reader;
        this.subscriptions = subscriptions;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.prefix = properties.prefix();
    }

    record Standing(double lagSeconds, long deadLetters) {}

    @ReadOperation
    public Map<String, Standing> topics() {
        var standing = new TreeMap<String, Standing>();
        subscriptions
                .topics()
                .forEach(topic -> standing.put(
                        topic.substring(prefix.length()),
                        new Standing(metrics.lag(topic), deadLetters.waiting(topic))));
        return standing;
    }

    /** @return null, which is answered by 404, for an unknown topic or action */
    @WriteOperation
    public @Nullable Map<String, Integer> act(@Selector String topic, @Selector String action) {
        var full = prefix + topic;
        if (!subscriptions.has(full)) {
            return null;
        }
        return switch (action) {
            case "dead-letters" -> {
                var replayed = deadLetters.replay(full, letter -> inbox.again(full, letter));
                yield Map.of("tried", replayed.tried(), "applied", replayed.applied());
            }
            case "replay" -> Map.of("partitions", reader.replay(full));
            default -> null;
        };
    }
}
