package lantian.platform.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import lantian.platform.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What surrounds a payload: a CloudEvent in Kafka's binary mode, and the tenant. */
record Envelope(
        UUID id,
        String type,
        String source,
        Instant time,
        TenantId tenant,
        @Nullable String trace) {

    static final String TENANT = "tenant";
    static final String TYPE = "ce_type";
    static final String TRACE = "traceparent";
    private static final String ID = "ce_id";
    private static final String SOURCE = "ce_source";
    private static final String TIME = "ce_time";
    private static final byte[] VERSION = bytes("1.0");
    private static final byte[] JSON = bytes("application/json");

    static ProducerRecord<String, byte[]> wrap(OutboxRow row, String prefix, byte[] source) {
        var message = new ProducerRecord<>(prefix + row.topic(), row.key(), row.payload());
        var headers = message.headers()
                .add("ce_specversion", VERSION)
                .add(ID, bytes(row.id().toString()))
                .add(TYPE, bytes(row.type()))
                .add(SOURCE, source)
                .add(TIME, bytes(row.at().toString()))
                .add(TENANT, bytes(row.tenant().toString()))
                .add("content-type", JSON);
        if (row.trace() != null) {
            headers.add(TRACE, bytes(row.trace()));
        }
        return message;
    }

    /** @throws Unreadable if the message can't have been written by a relay */
    static Envelope of(ConsumerRecord<?, ?> message) {
        var headers = message.headers();
        try {
            return new Envelope(
                    UUID.fromString(required(headers, ID)),
                    required(headers, TYPE),
                    required(headers, SOURCE),
                    Instant.parse(required(headers, TIME)),
                    new TenantId(UUID.fromString(required(headers, TENANT))),
                    text(headers, TRACE));
        } catch (RuntimeException e) {
            throw new Unreadable(e);
        }
    }

    /**
     * Whose the topic is, its name says first. Only the owner's events count there, whoever managed to write others into it.
     *
     * @param topic without the test's prefix
     */
    void demandOwnerOf(String topic) {
        var end = topic.indexOf('.');
        if (end < 0 || !topic.substring(0, end).equals(source)) {
            throw new Forged(topic);
        }
    }

    static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String required(Headers headers, String name) {
        var value = text(headers, name);
        if (value == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }

    /** The message is broken as such; trying again is pointless. */
    static class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(Throwable cause) {
            super("the message is not readable: " + cause.getClass().getSimpleName(), cause);
        }

        Unreadable(String message) {
            super(message);
        }
    }

    /** Somebody else wrote into a topic. */
    static final class Forged extends Unreadable {
        private static final long serialVersionUID = 1L;

        Forged(String topic) {
            super("the message does not come from the owner of " + topic);
        }
    }
}
