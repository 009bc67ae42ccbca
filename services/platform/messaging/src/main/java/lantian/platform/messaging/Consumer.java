package lantian.platform.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a service does with the facts of one topic; a Spring bean.
 *
 * <p>Messages arrive at least once. A handler keeps them by natural key and version (the row with the higher version wins), so
 * that redelivery, reordering and a replay from the beginning change nothing. It gets messages of one tenant, in order per key,
 * inside a database transaction in which that tenant is bound. An exception rolls all of them back; they are then tried again,
 * and in the end only the message that fails is set aside as a dead letter.
 */
public final class Consumer {

    private final String topic;
    private final List<Handling<?>> handlings;

    private Consumer(String topic, List<Handling<?>> handlings) {
        this.topic = topic;
        this.handlings = handlings;
    }

    /** What is done with the messages of one type. */
    @FunctionalInterface
    public interface Handler<T> {
        void apply(List<Message<T>> batchOfOneTenant);
    }

    /** As a handler that needs what was said and nothing of the message around it. */
    public static <T> Handler<T> payloads(java.util.function.Consumer<List<T>> handler) {
        return messages ->
                handler.accept(messages.stream().map(Message::payload).toList());
    }

    /** As a handler that takes one message at a time. */
    public static <T> Handler<T> each(java.util.function.Consumer<Message<T>> handler) {
        return messages -> messages.forEach(handler);
    }

    /**
     * @param topic as its publisher names it
     * @param type the one that is understood; others are passed over
     * @param payload the record it is read into
     */
    public static <T> Consumer of(String topic, String type, Class<T> payload, Handler<T> handler) {
        return new Consumer(topic, List.of(new Handling<>(type, payload, handler)));
    }

    /** Understands one more type of the topic. Of the messages of one batch, those of the types named first are applied first. */
    public <T> Consumer and(String type, Class<T> payload, Handler<T> handler) {
        var more = new ArrayList<>(handlings);
        more.add(new Handling<>(type, payload, handler));
        return new Consumer(topic, List.copyOf(more));
    }

    public String topic() {
        return topic;
    }

    /** The types that are understood and the record each is read into. */
    Map<String, Class<?>> types() {
        return handlings.stream().collect(Collectors.toUnmodifiableMap(Handling::type, Handling::payload));
    }

    void apply(List<Message<?>> batchOfOneTenant) {
        handlings.forEach(handling -> handling.apply(batchOfOneTenant));
    }

    private record Handling<T>(String type, Class<T> payload, Handler<T> handler) {

        void apply(List<Message<?>> batch) {
            var own = batch.stream()
                    .filter(message -> message.type().equals(type))
                    .map(message -> message.as(payload))
                    .toList();
            if (!own.isEmpty()) {
                handler.apply(own);
            }
        }
    }
}
