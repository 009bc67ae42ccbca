package lantian.reporting.directory.messaging;

import java.time.LocalDate;
import java.util.List;
import lantian.platform.messaging.Consumer;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.Terms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What registry publishes of the terms of the county. */
@Configuration(proxyBeanMethods = false)
class CalendarEvents {

    @Bean
    Consumer calendars(Directory directory) {
        return Consumer.of(
                "registry.calendars",
                "registry.calendar-published.v1",
                CalendarPublished.class,
                Consumer.each(message -> directory.keep(
                        message.tenant().value(),
                        message.payload().asTerms(),
                        message.payload().version())));
    }

    /** {@code registry.calendar-published.v1}. */
    record CalendarPublished(List<Term> terms, long version) {

        record Term(String schoolYear, int number, LocalDate from, LocalDate to) {}

        Terms asTerms() {
            return new Terms(terms.stream()
                    .map(term -> new Terms.Term(term.schoolYear(), term.number(), term.from(), term.to()))
                    .toList());
        }
    }
}
