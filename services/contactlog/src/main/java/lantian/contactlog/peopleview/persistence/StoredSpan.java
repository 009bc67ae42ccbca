package lantian.contactlog.peopleview.persistence;

import java.time.LocalDate;
import lantian.contactlog.calendar.Days;
import org.jspecify.annotations.Nullable;

/** Days as they are stored in JSON. */
record StoredSpan(LocalDate from, @Nullable LocalDate to) {

    static StoredSpan of(Days days) {
        return new StoredSpan(days.from(), end(days));
    }

    static @Nullable LocalDate end(Days days) {
        return days.to().equals(Days.FOREVER) ? null : days.to();
    }
}
