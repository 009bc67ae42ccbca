package lantian.contactlog.peopleview.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.calendar.Term;
import lantian.contactlog.peopleview.FollowCounty;
import lantian.contactlog.peopleview.PublishedFacts;
import lantian.platform.messaging.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What registry publishes of the terms of the county. */
@Configuration(proxyBeanMethods = false)
class CalendarEvents {

    @Bean
    Consumer calendars(FollowCounty follow) {
        return Consumer.of(
                "registry.calendars",
                "registry.calendar-published.v1",
                CalendarPublished.class,
                Consumer.each(message -> follow.calendar(message.payload().facts())));
    }

    record CalendarPublished(List<TermOf> terms, long version) {

        PublishedFacts.Calendar facts() {
            return new PublishedFacts.Calendar(terms.stream().map(TermOf::term).toList(), version);
        }
    }

    record TermOf(
            String schoolYear,
            int number,
            LocalDate from,
            LocalDate to,
            @Nullable List<LocalDate> holidays,
            @Nullable List<LocalDate> makeUpDays) {

        Term term() {
            return new Term(
                    schoolYear,
                    number,
                    new Days(from, to),
                    Set.copyOf(Spans.orEmpty(holidays)),
                    Set.copyOf(Spans.orEmpty(makeUpDays)));
        }
    }
}
