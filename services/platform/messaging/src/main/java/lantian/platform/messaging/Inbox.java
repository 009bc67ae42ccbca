package lantian.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import lantian.platform.messaging.Subscriptions.Received;
import lantian.platform.tenancy.Tenancy;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what arrives: one database transaction per turn. Nothing is noted per message, because consumers recognise by key and
 * version what they know.
 *
 * <p>If a transaction fails, its messages are halved until the one that fails is alone. That one gets three tries and is set
 * aside; all others are applied. A database that is away is no message's fault: the turn waits and is tried again.
 */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    /** However many messages of a turn are poisoned, the partition moves on within a second. */
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

    /**
     * @param messages of one school, in their order
     * @throws RuntimeException if the database or the broker is away; then none of the rest is applied, and all can be tried again
     */
    void apply(String topic, List<ConsumerRecord<String, byte[]>> messages) {
        new Run(topic).apply(messages);
    }

    /** Applies a message that was set aside earlier; if it fails again, it is set aside again. */
    boolean again(String topic, ConsumerRecord<String, byte[]> message) {
        var run = new Run(topic);
        run.apply(List.of(message));
        return run.setAside == 0;
    }

    /** One turn on its way through. */
    private final class Run {
        private final String topic;
        private int pauses;
        private int setAside;

        Run(String topic) {
            this.topic = topic;
        }

        private void apply(List<ConsumerRecord<String, byte[]>> messages) {
            var read = new ArrayList<Received>(messages.size());
            messages.forEach(message -> read(message, read));
            if (!read.isEmpty()) {
                applyAll(read);
            }
        }

        private void read(ConsumerRecord<String, byte[]> message, List<Received> readable) {
            try {
                var received = subscriptions.read(topic, message);
                if (received != null) {
                    readable.add(received);
                }
            } catch (Envelope.Unreadable e) {
                if (e instanceof Envelope.Forged) {
                    metrics.forged(topic);
                }
                setAside(message, e);
            }
        }

        private void applyAll(List<Received> messages) {
            try {
                inOneTransaction(topic, messages);
                metrics.applied(topic, messages.size());
                var first = messages.getFirst().envelope();
                metrics.arrived(first.tenant(), first.time());
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    throw e;
                }
                if (messages.size() == 1) {
                    tryAgain(messages, e);
                } else {
                    var half = messages.size() / 2;
                    applyAll(messages.subList(0, half));
                    applyAll(messages.subList(half, messages.size()));
                }
            }
        }

        private void tryAgain(List<Received> single, RuntimeException first) {
            var failure = first;
            for (var tried = 1; tried < TRIES; tried++) {
                pause(tried);
                try {
                    inOneTransaction(topic, single);
                    metrics.applied(topic, 1);
                    return;
                } catch (RuntimeException e) {
                    if (Outage.isBehind(e)) {
                        throw e;
                    }
                    failure = e;
                }
            }
            setAside(single.getFirst().origin(), failure);
        }

        private void setAside(ConsumerRecord<String, byte[]> message, RuntimeException failure) {
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

    private void inOneTransaction(String topic, List<Received> messages) {
        var tenant = messages.getFirst().envelope().tenant();
        var parents = messages.stream()
                .map(message -> message.envelope().trace())
                .filter(Objects::nonNull)
                .toList();
        LOG.debug("{} messages of {} for {}", messages.size(), topic, tenant);
        traces.continued(
                "apply " + topic,
                parents,
                () -> Tenancy.asSystem(
                        tenant, () -> transaction.executeWithoutResult(_ -> subscriptions.apply(topic, messages))));
    }
}
