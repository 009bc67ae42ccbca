package lantian.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import lantian.platform.messaging.Subscriptions.Received;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.AbstractConsumerSeekAware;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what arrives: one database transaction per topic and tenant of a batch, the offsets after it. Nothing is noted per
 * message, because consumers recognise by key and version what they know.
 *
 * <p>If a transaction fails, its messages are halved until the one that fails is alone. That one gets three tries and is set
 * aside; all others are applied. A database that is away is no message's fault: the batch waits and is tried again.
 */
final class Inbox extends AbstractConsumerSeekAware implements BatchMessageListener<String, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    /** However many messages of a batch are poisoned, the partition moves on within a second. */
    private static final int MOST_PAUSES = 10;

    private final Subscriptions subscriptions;
    private final TransactionTemplate transaction;
    private final DeadLetters deadLetters;
    private final Traces traces;
    private final InboxMetrics metrics;

    Inbox(
            Subscriptions subscriptions,
            TransactionTemplate transaction,
            DeadLetters deadLetters,
            Traces traces,
            InboxMetrics metrics) {
        this.subscriptions = subscriptions;
        this.transaction = transaction;
        this.deadLetters = deadLetters;
        this.traces = traces;
        this.metrics = metrics;
    }

    private record Group(String topic, TenantId tenant) {}

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> batch) {
        metrics.begin(batch);
        var run = new Run();
        var groups = new LinkedHashMap<Group, List<Received>>();
        for (var message : batch) {
            run.read(message.topic(), message, groups);
        }
        run.apply(groups);
        metrics.end(batch);
    }

    /** Applies a message that was set aside earlier; if it fails again, it is set aside again. */
    boolean again(String topic, ConsumerRecord<String, byte[]> message) {
        var run = new Run();
        var groups = new LinkedHashMap<Group, List<Received>>();
        run.read(topic, message, groups);
        run.apply(groups);
        return run.setAside == 0;
    }

    /** Starts over at the first message of a topic, in the partitions that this instance has. */
    int replay(String topic) {
        var partitions = getTopicsAndCallbacks().entrySet().stream()
                .filter(assigned -> assigned.getKey().topic().equals(topic))
                .toList();
        partitions.forEach(assigned -> assigned.getValue()
                .forEach(consumer ->
                        consumer.seekToBeginning(topic, assigned.getKey().partition())));
        return partitions.size();
    }

    /** One batch on its way through. */
    private final class Run {
        private int pauses;
        private int setAside;

        private void read(String topic, ConsumerRecord<String, byte[]> message, Map<Group, List<Received>> groups) {
            try {
                var received = subscriptions.read(topic, message);
                if (received != null) {
                    groups.computeIfAbsent(new Group(topic, received.envelope().tenant()), _ -> new ArrayList<>())
                            .add(received);
                }
            } catch (Envelope.Unreadable e) {
                if (e instanceof Envelope.Forged) {
                    metrics.forged(topic);
                }
                setAside(topic, message, e);
            }
        }

        private void apply(Map<Group, List<Received>> groups) {
            groups.forEach(this::apply);
        }

        private void apply(Group group, List<Received> messages) {
            try {
                inOneTransaction(group, messages);
                metrics.applied(group.topic(), messages.size());
                metrics.arrived(group.tenant(), messages.getFirst().envelope().time());
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    throw e;
                }
                if (messages.size() == 1) {
                    tryAgain(group, messages, e);
                } else {
                    var half = messages.size() / 2;
                    apply(group, messages.subList(0, half));
                    apply(group, messages.subList(half, messages.size()));
                }
            }
        }

        private void tryAgain(Group group, List<Received> single, RuntimeException first) {
            var failure = first;
            for (var tried = 1; tried < TRIES; tried++) {
                pause(tried);
                try {
                    inOneTransaction(group, single);
                    metrics.applied(group.topic(), 1);
                    return;
                } catch (RuntimeException e) {
                    if (Outage.isBehind(e)) {
                        throw e;
                    }
                    failure = e;
                }
            }
            setAside(group.topic(), single.getFirst().origin(), failure);
        }

        private void setAside(String topic, ConsumerRecord<String, byte[]> message, RuntimeException failure) {
            setAside++;
            deadLetters.add(topic, message, failure);
            metrics.setAside(topic);
        }

        private void pause(int tried) {
            if (pauses < MOST_PAUSES) {
                pauses++;
                LockSupport.parkNanos(BETWEEN_TRIES.multipliedBy(tried).toNanos());
            }
        }
    }

    private void inOneTransaction(Group group, List<Received> messages) {
        var parents = messages.stream()
                .map(message -> message.envelope().trace())
                .filter(Objects::nonNull)
                .toList();
        LOG.debug("{} messages of {} for {}", messages.size(), group.topic(), group.tenant());
        traces.continued(
                "apply " + group.topic(),
                parents,
                () -> Tenancy.asSystem(
                        group.tenant(),
                        () -> transaction.executeWithoutResult(_ -> subscriptions.apply(group.topic(), messages))));
    }
}
