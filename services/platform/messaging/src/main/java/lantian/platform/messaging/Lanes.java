package lantian.platform.messaging;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What was read and is not applied yet, a lane for each school and topic. Lanes take turns: a message waits for one turn of each
 * other lane at most, however much the others hold, and for those before it in its own. Used by one thread.
 */
final class Lanes {

    /** What a message takes beside its text: headers and objects. */
    private static final int OVERHEAD = 1_000;

    /** @param school as the header says it; a message that says none has a lane as well */
    private record Lane(String topic, String school) {
        static Lane of(ConsumerRecord<String, byte[]> message) {
            return new Lane(
                    message.topic(), Objects.requireNonNullElse(Envelope.text(message.headers(), Envelope.TENANT), ""));
        }
    }

    /** The first is next. */
    private final Map<Lane, Queue<ConsumerRecord<String, byte[]>>> lanes = new LinkedHashMap<>();

    private long bytes;

    void add(ConsumerRecord<String, byte[]> message) {
        lanes.computeIfAbsent(Lane.of(message), _ -> new ArrayDeque<>()).add(message);
        bytes += size(message);
    }

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    /** How much memory it takes, about. */
    long bytes() {
        return bytes;
    }

    /** Whose turn it is. */
    String nextTopic() {
        return lanes.keySet().iterator().next().topic();
    }

    /** @return the first messages of the lane whose turn it is, in their order; they stay until {@link #done} */
    List<ConsumerRecord<String, byte[]>> next(int atMost) {
        return lanes.values().iterator().next().stream().limit(atMost).toList();
    }

    /** The turn has ended: these first messages of its lane go, and the lane waits for the others. */
    void done(List<ConsumerRecord<String, byte[]>> turn) {
        var lane = Lane.of(turn.getFirst());
        var rest = Objects.requireNonNull(lanes.remove(lane));
        turn.forEach(_ -> bytes -= size(Objects.requireNonNull(rest.poll())));
        if (!rest.isEmpty()) {
            lanes.put(lane, rest);
        }
    }

    /** Forgets what came from there. */
    void forget(Collection<TopicPartition> partitions) {
        lanes.values()
                .forEach(lane -> lane.removeIf(message -> {
                    var gone = partitions.contains(new TopicPartition(message.topic(), message.partition()));
                    bytes -= gone ? size(message) : 0;
                    return gone;
                }));
        lanes.values().removeIf(Collection::isEmpty);
    }

    /** By topic: when the oldest of its messages was sent. */
    Map<String, Long> oldest() {
        var oldest = new HashMap<String, Long>();
        lanes.forEach((lane, messages) ->
                oldest.merge(lane.topic(), messages.element().timestamp(), Math::min));
        return oldest;
    }

    private static long size(ConsumerRecord<String, byte[]> message) {
        return (long) message.value().length + OVERHEAD;
    }
}
