package lantian.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Begins to consume as soon as the topics exist; a broker that is away does not keep the service from starting. */
final class InboxStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InboxStart.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final ConcurrentMessageListenerContainer<String, byte[]> container;
    private final Subscriptions subscriptions;
    private final Topics topics;
    private @Nullable Thread starter;

    InboxStart(
            ConcurrentMessageListenerContainer<String, byte[]> container, Subscriptions subscriptions, Topics topics) {
        this.container = container;
        this.subscriptions = subscriptions;
        this.topics = topics;
    }

    @Override
    public void start() {
        starter = Thread.ofVirtual().name("inbox-start").start(this::startWhenTopicsExist);
    }

    private void startWhenTopicsExist() {
        var wanted = new ArrayList<>(subscriptions.topics());
        subscriptions.topics().forEach(topic -> wanted.add(topic + DeadLetters.SUFFIX));
        try {
            while (!exist(wanted)) {
                Thread.sleep(BETWEEN_TRIES);
            }
            container.start();
        } catch (InterruptedException e) {
            LOG.debug("stopped before the broker answered");
        }
    }

    private boolean exist(List<String> wanted) throws InterruptedException {
        try {
            topics.ensure(wanted);
            return true;
        } catch (Topics.BrokerAway e) {
            LOG.warn("consuming begins when the broker answers: {}", e.toString());
            return false;
        }
    }

    @Override
    public void stop() {
        if (starter != null) {
            starter.interrupt();
        }
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return starter != null && (starter.isAlive() || container.isRunning());
    }
}
