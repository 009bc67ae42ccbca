package lantian.registry.calendar;

/** What is published of the county as a whole comes in editions. */
public interface CalendarEdition {

    /** Nobody else changes terms or areas until the transaction ends. */
    void lock();

    /** @return the number of the next edition */
    long next();
}
