package lantian.platform.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many messages of a topic fill a turn: as many as take a tenth of a second, by what the turns before took. Large turns are
 * worth it (one transaction, few statements), and long ones keep the other schools waiting.
 */
final class Pace {

    private static final long TURN = Duration.ofMillis(100).toNanos();
    private static final int FIRST = 50;

    private final int most;
    private final Map<String, Integer> sizes = new HashMap<>();

    Pace(int most) {
        this.most = most;
    }

    int messages(String topic) {
        return sizes.getOrDefault(topic, Math.min(FIRST, most));
    }

    /** A turn that was not full says nothing of larger ones. */
    void took(String topic, int messages, long nanos) {
        var fitting = messages * (double) TURN / Math.max(1, nanos);
        if (nanos > TURN || messages >= messages(topic)) {
            var next = Math.min(most, Math.clamp(fitting, messages / 4.0, messages * 2.0));
            sizes.put(topic, Math.max(1, (int) next));
        }
    }
}
