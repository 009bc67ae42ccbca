package lantian.reporting.projection.messaging;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import lantian.platform.messaging.Consumer;
import lantian.reporting.projection.ApplyFacts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which topic feeds which facts. */
@Configuration(proxyBeanMethods = false)
class FactConsumers {

    private final ZoneId zone;

    FactConsumers(Clock clock) {
        this.zone = clock.getZone();
    }

    @Bean
    Consumer children(ApplyFacts apply) {
        return consumer(
                "registry.children",
                "registry.child-changed.v1",
                ChildChanged.class,
                (event, toldOn) -> Stream.of(event.fact(toldOn)),
                apply::children);
    }

    @Bean
    Consumer pairs(ApplyFacts apply) {
        return consumer(
                "pairing.pairs",
                "pairing.pair-changed.v1",
                PairChanged.class,
                (event, toldOn) -> Stream.of(event.fact(toldOn)),
                apply::pairs);
    }

    @Bean
    Consumer contacts(ApplyFacts apply) {
        return consumer(
                "contactlog.contacts",
                "contactlog.contact-recorded.v1",
                ContactRecorded.class,
                (event, _) -> Stream.of(event.fact(zone)),
                apply::contacts);
    }

    @Bean
    Consumer obligations(ApplyFacts apply) {
        return consumer(
                "contactlog.obligations",
                "contactlog.obligations-changed.v1",
                ObligationsChanged.class,
                (event, _) -> event.facts(),
                apply::obligations);
    }

    private <T, F> Consumer consumer(
            String topic,
            String type,
            Class<T> payload,
            BiFunction<T, LocalDate, Stream<F>> facts,
            java.util.function.Consumer<List<F>> apply) {
        return Consumer.of(
                topic,
                type,
                payload,
                messages -> apply.accept(messages.stream()
                        .flatMap(message -> facts.apply(message.payload(), LocalDate.ofInstant(message.time(), zone)))
                        .toList()));
    }
}
