package lantian.platform.messaging;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A relay alone in a process of its own, to be killed. */
final class RelayProcess {

    private RelayProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        relay(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4])
                .start();
        new CountDownLatch(1).await();
    }

    static Relay relay(String url, String user, String password, String bootstrap, String prefix) {
        var properties = new MessagingProperties(prefix, 12, (short) 1, Duration.ofDays(3), 5000, null);
        Map<String, Object> broker = Map.of("bootstrap.servers", bootstrap);
        return new Relay(
                new OutboxSource(url, new MessagingProperties.Relay(user, password), "messaging"),
                broker,
                properties,
                new Topics(broker, properties),
                new OutboxSignal(),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }
}
