package lantian.reporting.directory.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.Terms;
import org.springframework.stereotype.Component;

@Component
class CalendarConsumer implements Consumer {

    /** {@code registry.calendar-published.v1}. */
    record CalendarPublished(List<Term> terms, long version) {

        record Term(String schoolYear, int number, LocalDate from, LocalDate to) {}

        Terms asTerms() {
            return new Terms(terms.stream()
                    .map(term -> new Terms.Term(term.schoolYear(), term.number(), term.from(), term.to()))
                    .toList());
        }
    }

    private final Directory directory;

    CalendarConsumer(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String topic() {
        return "registry.calendars";
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of("registry.calendar-published.v1", CalendarPublished.class);
    }

    @Override
    public void apply(List<Message<?>> batchOfOneTenant) {
        batchOfOneTenant.forEach(message -> {
            var calendar = (CalendarPublished) message.payload();
            directory.keep(message.tenant().value(), calendar.asTerms(), calendar.version());
        });
    }
}
