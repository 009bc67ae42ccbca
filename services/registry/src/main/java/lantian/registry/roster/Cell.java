package lantian.registry.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A cell that is not empty, as a person sees it.
 *
 * @param text what the cell shows, with its number format applied
 * @param day the day of a cell that is formatted as a date, null in all others
 */
public record Cell(Kind kind, String text, @Nullable LocalDate day) {

    /** What the file says the cell holds. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        /** An error value, or a formula that nobody has calculated. */
        FAILED
    }
}
