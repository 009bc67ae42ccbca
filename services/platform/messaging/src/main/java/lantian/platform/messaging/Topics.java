package lantian.platform.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics when they are first needed, by whoever comes first. */
final class Topics {

    /** A service can be rebuilt from the first message on. */
    private static final Map<String, String> CONFIG = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");

    private static final int PATIENCE_SECONDS = 10;

    private final Map<String, Object> broker;
    private final MessagingProperties properties;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Topics(Map<String, Object> broker, MessagingProperties properties) {
        this.broker = broker;
        this.properties = properties;
    }

    /**
     * Returns when all of them exist.
     *
     * @throws BrokerAway if the broker doesn't answer in time
     */
    void ensure(Collection<String> topics) throws InterruptedException {
        if (known.containsAll(topics)) {
            return;
        }
        try (var admin = Admin.create(broker)) {
            var created = admin.createTopics(topics.stream().map(this::topic).toList());
            for (var topic : created.values().entrySet()) {
                await(topic.getValue());
                known.add(topic.getKey());
            }
        }
    }

    private static void await(java.util.concurrent.Future<?> creation) throws InterruptedException {
        try {
            creation.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new BrokerAway(e);
            }
        } catch (TimeoutException e) {
            throw new BrokerAway(e);
        }
    }

    private NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(properties.partitions()), Optional.of(properties.replication()))
                .configs(CONFIG);
    }

    static final class BrokerAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokerAway(Throwable cause) {
            super("the broker does not answer", cause);
        }
    }
}
