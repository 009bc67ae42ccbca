package lantian.platform.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far each partition is applied without a gap, though its messages are applied in another order. What lies behind that place
 * is delivered again after a crash, and changes nothing. Used by one thread.
 */
final class Places {

    private final Map<TopicPartition, Place> places = new HashMap<>();
    private final Map<TopicPartition, Long> told = new HashMap<>();

    private static final class Place {
        private final TreeSet<Long> waiting = new TreeSet<>();
        private long read;

        long applied() {
            return waiting.isEmpty() ? read : waiting.first();
        }
    }

    void read(ConsumerRecord<?, ?> message) {
        var place = places.computeIfAbsent(partition(message), _ -> new Place());
        place.waiting.add(message.offset());
        place.read = message.offset() + 1;
    }

    void applied(ConsumerRecord<?, ?> message) {
        Objects.requireNonNull(places.get(partition(message))).waiting.remove(message.offset());
    }

    /** Where each partition would go on after a crash; only those that moved since this was asked last. */
    Map<TopicPartition, OffsetAndMetadata> moved() {
        var moved = new HashMap<TopicPartition, OffsetAndMetadata>();
        places.forEach((partition, place) -> {
            if (!Objects.equals(told.put(partition, place.applied()), place.applied())) {
                moved.put(partition, new OffsetAndMetadata(place.applied()));
            }
        });
        return moved;
    }

    /** What {@link #moved} said last did not get through. */
    void sayAgain() {
        told.clear();
    }

    void forget(Collection<TopicPartition> partitions) {
        places.keySet().removeAll(partitions);
        told.keySet().removeAll(partitions);
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> message) {
        return new TopicPartition(message.topic(), message.partition());
    }
}
