package lantian.platform.messaging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** Who consumes which topic, and how its payloads are read. */
final class Subscriptions {

    private final Map<String, List<Subscription>> byTopic = new LinkedHashMap<>();
    private final String prefix;

    Subscriptions(Collection<Consumer> consumers, String prefix) {
        this.prefix = prefix;
        for (var consumer : consumers) {
            byTopic.computeIfAbsent(prefix + consumer.topic(), _ -> new ArrayList<>())
                    .add(Subscription.of(consumer));
        }
    }

    private record Subscription(Consumer consumer, Map<String, ObjectReader> readers) {
        static Subscription of(Consumer consumer) {
            var readers = new HashMap<String, ObjectReader>();
            consumer.types().forEach((type, payload) -> readers.put(type, Wire.JSON.readerFor(payload)));
            return new Subscription(consumer, readers);
        }

        @Nullable
        Message<?> read(ConsumerRecord<String, byte[]> message, Envelope envelope) {
            var reader = readers.get(envelope.type());
            if (reader == null) {
                return null;
            }
            return new Message<Object>(
                    envelope.id(),
                    envelope.type(),
                    envelope.time(),
                    envelope.tenant(),
                    message.key(),
                    reader.readValue(message.value()));
        }
    }

    /** One message as it came, and as each of the topic's consumers reads it; null for those it doesn't concern. */
    record Received(ConsumerRecord<String, byte[]> origin, Envelope envelope, List<@Nullable Message<?>> read) {}

    Collection<String> topics() {
        return byTopic.keySet();
    }

    boolean has(String topic) {
        return byTopic.containsKey(topic);
    }

    /**
     * @param topic the one the message was first sent to
     * @return null if no consumer of the topic understands this type
     * @throws Envelope.Unreadable if it is broken, or not from the topic's owner
     */
    @Nullable
    Received read(String topic, ConsumerRecord<String, byte[]> message) {
        var envelope = Envelope.of(message);
        envelope.demandOwnerOf(topic.substring(prefix.length()));
        var subscriptions = byTopic.getOrDefault(topic, List.of());
        var read = new ArrayList<@Nullable Message<?>>(subscriptions.size());
        var concerns = false;
        try {
            for (var subscription : subscriptions) {
                var one = subscription.read(message, envelope);
                concerns |= one != null;
                read.add(one);
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Envelope.Unreadable(e);
        }
        return concerns ? new Received(message, envelope, read) : null;
    }

    /** Gives each consumer of the topic the messages it understands. */
    void apply(String topic, List<Received> messages) {
        var subscriptions = byTopic.getOrDefault(topic, List.of());
        for (var i = 0; i < subscriptions.size(); i++) {
            var own = new ArrayList<Message<?>>(messages.size());
            for (var message : messages) {
                var read = message.read().get(i);
                if (read != null) {
                    own.add(read);
                }
            }
            if (!own.isEmpty()) {
                subscriptions.get(i).consumer().apply(own);
            }
        }
    }
}
