package lantian.registry.calendar;

import java.util.List;

/** Publishes the calendar to the other services, within the running transaction. */
public interface CalendarEvents {

    /** @param terms all of them, in the order of their first days */
    void published(List<Term> terms, long edition);
}
