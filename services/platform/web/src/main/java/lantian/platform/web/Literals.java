package lantian.platform.web;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.YEAR;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.UUID;

/** How texts, days and ids are written on the wire. Whoever reads them in another way takes in what nobody meant. */
public final class Literals {

    private static final int ID_LENGTH = 36;
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(YEAR, 4)
            .appendLiteral('-')
            .appendValue(MONTH_OF_YEAR, 2)
            .appendLiteral('-')
            .appendValue(DAY_OF_MONTH, 2)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private Literals() {}

    /** Whether a database can keep the text and UTF-8 can write it: no NUL, no half of a surrogate pair. */
    public static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /**
     * @return the text itself
     * @throws IllegalArgumentException when it is not {@link #storable}
     */
    static String text(String wire) {
        if (!storable(wire)) {
            throw new IllegalArgumentException("no text");
        }
        return wire;
    }

    /**
     * {@code yyyy-MM-dd}, a day that exists, in a year that somebody alive or unborn may mean: far beyond it neither
     * calendars nor the database follow.
     *
     * @throws DateTimeException when it is anything else
     */
    static LocalDate day(String wire) {
        var day = LocalDate.parse(wire, DAY);
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("a year beyond all records");
        }
        return day;
    }

    /** @throws IllegalArgumentException when it is not the 36 characters of a UUID */
    static UUID id(String wire) {
        if (wire.length() != ID_LENGTH) {
            throw new IllegalArgumentException("no id");
        }
        return UUID.fromString(wire);
    }
}
