/**
 * Facts between services: the outbox a fact leaves by, the relay that carries it to Kafka, the inbox
 * it arrives at, and the dead letters of those that could not be applied.
 *
 * <p>What does not belong here: event types, topic names, consumers. A publisher describes its events
 * in {@code services/contracts}; a consumer declares the smaller record it needs.
 */
@NullMarked
package lantian.platform.messaging;

import org.jspecify.annotations.NullMarked;
