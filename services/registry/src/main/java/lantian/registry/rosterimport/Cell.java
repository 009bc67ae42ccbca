package lantian.registry.rosterimport;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A cell that is not empty, as a person sees it.
 *
 * @param text what the cell shows, with its number format applied and nothing else changed
 * @param day the day of a cell that is formatted as a date and shows one; null in all others, and where there is no such day
 */
public record Cell(Kind kind, String text, @Nullable LocalDate day) {

    /** What the file says the cell holds. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        /** An error value, or a formula that nobody has calculated. */
        FAILED,
        /** A number of more than 15 digits: Excel has put zeros where the others were. */
        LOST_DIGITS,
        /** A picture that lies in the cell, and no value. */
        PICTURE
    }
}
