package lantian.registry.calendar.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.County;
import lantian.registry.calendar.CalendarEvents;
import lantian.registry.calendar.Term;
import org.springframework.stereotype.Component;

@Component
class KafkaCalendarEvents implements CalendarEvents {

    private final Announcements announcements;
    private final County county;

    KafkaCalendarEvents(Announcements announcements, County county) {
        this.announcements = announcements;
        this.county = county;
    }

    /** {@code registry.calendar-published.v1}: the whole calendar. */
    record CalendarPublished(List<PublishedTerm> terms, long version) {}

    record PublishedTerm(
            UUID id,
            String schoolYear,
            int number,
            LocalDate from,
            LocalDate to,
            List<LocalDate> holidays,
            List<LocalDate> makeUpDays) {

        static PublishedTerm of(Term term) {
            var days = term.days();
            return new PublishedTerm(
                    term.id().value(),
                    days.schoolYear(),
                    days.number(),
                    days.from(),
                    days.to(),
                    days.holidays(),
                    days.makeUpDays());
        }
    }

    @Override
    public void published(List<Term> terms, long edition) {
        announcements.announce(new Announcement(
                "registry.calendars",
                county.id().toString(),
                "registry.calendar-published.v1",
                new CalendarPublished(terms.stream().map(PublishedTerm::of).toList(), edition)));
    }
}
