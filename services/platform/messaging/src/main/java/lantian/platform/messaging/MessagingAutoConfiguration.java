package lantian.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lantian.platform.tenancy.Memberships;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a service its outbox, the relay where it has the role for it, and the inbox where it has consumers. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "lantian.platform.tenancy.TenancyAutoConfiguration"
        })
@EnableConfigurationProperties(MessagingProperties.class)
public class MessagingAutoConfiguration {

    @Bean
    OutboxSignal outboxSignal() {
        return new OutboxSignal();
    }

    @Bean
    Announcements announcements(JdbcTemplate sql, Clock clock, Traces traces, OutboxSignal signal) {
        return new JdbcAnnouncements(sql, clock, traces, signal);
    }

    @Bean
    Topics topics(KafkaAdmin admin, MessagingProperties properties) {
        return new Topics(admin.getConfigurationProperties(), properties);
    }

    @Bean
    @ConditionalOnProperty("lantian.messaging.relay.username")
    Relay relay(
            ProducerFactory<?, ?> producers,
            MessagingProperties properties,
            Topics topics,
            OutboxSignal signal,
            Clock clock,
            ObjectProvider<MeterRegistry> metrics,
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.application.name}") String service) {
        var role = java.util.Objects.requireNonNull(properties.relay());
        return new Relay(
                new OutboxSource(url, role, service),
                producers.getConfigurationProperties(),
                properties,
                topics,
                signal,
                clock,
                metrics.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    @ConditionalOnMissingBean
    Traces traces() {
        return new CarriedTraces();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Tracer.class)
    @ConditionalOnBean(type = "io.micrometer.tracing.propagation.Propagator")
    static class Tracing {

        @Bean
        Traces micrometerTraces(Tracer tracer, Propagator propagator) {
            return new MicrometerTraces(tracer, propagator);
        }
    }

    /** In every service but the registry, which decides them. */
    @Bean
    @ConditionalOnProperty("lantian.memberships.follow")
    Consumer membershipConsumer(Memberships memberships) {
        return FollowMemberships.by(memberships);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(Consumer.class)
    static class Receiving {

        @Bean
        Subscriptions subscriptions(List<Consumer> consumers, MessagingProperties properties) {
            return new Subscriptions(consumers, properties.prefix());
        }

        @Bean
        DeadLetters deadLetters(
                ProducerFactory<?, ?> producers,
                ConsumerFactory<?, ?> consumers,
                Topics topics,
                @Value("${spring.application.name}") String service) {
            return new DeadLetters(
                    producers.getConfigurationProperties(), settings(consumers, service), topics, service);
        }

        @Bean
        InboxMetrics inboxMetrics(ObjectProvider<MeterRegistry> registry, Subscriptions subscriptions) {
            var metrics = new InboxMetrics(registry.getIfAvailable(SimpleMeterRegistry::new));
            subscriptions.topics().forEach(metrics::watch);
            return metrics;
        }

        @Bean
        Inbox inbox(
                Subscriptions subscriptions,
                PlatformTransactionManager transactions,
                DeadLetters deadLetters,
                Traces traces,
                InboxMetrics metrics) {
            return new Inbox(subscriptions, new TransactionTemplate(transactions), deadLetters, traces, metrics);
        }

        @Bean
        InboxReader inboxReader(
                ConsumerFactory<?, ?> consumers,
                Inbox inbox,
                Subscriptions subscriptions,
                Topics topics,
                InboxMetrics metrics,
                MessagingProperties properties,
                @Value("${spring.application.name}") String service) {
            return new InboxReader(
                    settings(consumers, service), inbox, subscriptions, topics, metrics, properties.batch());
        }

        private static Map<String, Object> settings(ConsumerFactory<?, ?> consumers, String group) {
            var settings = new HashMap<>(consumers.getConfigurationProperties());
            settings.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
            settings.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
            settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
            return settings;
        }

        @Bean
        InboxEndpoint inboxEndpoint(
                Inbox inbox,
                InboxReader reader,
                Subscriptions subscriptions,
                DeadLetters deadLetters,
                InboxMetrics metrics,
                MessagingProperties properties) {
            return new InboxEndpoint(inbox, reader, subscriptions, deadLetters, metrics, properties);
        }
    }
}
