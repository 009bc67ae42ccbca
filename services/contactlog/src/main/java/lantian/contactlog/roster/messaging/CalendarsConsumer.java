package lantian.contactlog.roster.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.calendar.Term;
import lantian.contactlog.roster.FollowCounty;
import lantian.contactlog.roster.Told;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class CalendarsConsumer implements Consumer {

    private final FollowCounty follow;

    CalendarsConsumer(FollowCounty follow) {
        this.follow = follow;
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
        var told = batchOfOneTenant.stream()
                .map(Message::payload)
                .filter(CalendarPublished.class::isInstance)
                .map(CalendarPublished.class::cast)
                .map(CalendarPublished::told)
                .toList();
        told.forEach(follow::calendar);
    }

    record CalendarPublished(List<TermOf> terms, long version) {

        Told.Calendar told() {
            return new Told.Calendar(terms.stream().map(TermOf::term).toList(), version);
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
