package lantian.platform.messaging;

import java.util.List;
import java.util.Map;

/**
 * What a service does with the facts of one topic; a Spring bean.
 *
 * <p>Messages arrive at least once. A consumer keeps them by natural key and version (the row with the
 * higher version wins), so that redelivery, reordering and a replay from the beginning change nothing.
 */
public interface Consumer {

    /** The topic as its publisher names it. */
    String topic();

    /** The types this consumer understands and the record each is read into; others are passed over. */
    Map<String, Class<?>> types();

    /**
     * Applies messages of one tenant, in order per key, inside a database transaction in which that
     * tenant is bound. An exception rolls all of them back; they are then tried again, and in the end
     * only the message that fails is set aside as a dead letter.
     */
    void apply(List<Message<?>> batchOfOneTenant);
}
