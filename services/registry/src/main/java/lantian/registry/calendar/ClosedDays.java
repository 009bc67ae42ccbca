package lantian.registry.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** From the first to the last day, both included. */
@Embeddable
public record ClosedDays(
        @Column(name = "first_day") LocalDate from,
        @Column(name = "last_day") LocalDate to,
        String reason) {

    public boolean endsBeforeItBegins() {
        return to.isBefore(from);
    }
}
