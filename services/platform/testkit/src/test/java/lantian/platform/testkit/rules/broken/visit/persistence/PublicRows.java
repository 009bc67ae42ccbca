package lantian.platform.testkit.rules.broken.visit.persistence;

import org.apache.kafka.clients.producer.KafkaProducer;

/** An adapter that others can reach, and that does another adapter's work. */
public record PublicRows(KafkaProducer<String, String> producer) {}
