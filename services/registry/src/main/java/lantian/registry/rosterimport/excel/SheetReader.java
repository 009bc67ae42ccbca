package lantian.registry.rosterimport.excel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import lantian.registry.rosterimport.Cell;
import lantian.registry.rosterimport.Cell.Kind;
import lantian.registry.rosterimport.SheetRows;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, with each cell as a person sees it. */
final class SheetReader {

    /** As Excel has them; who sends more has made the file by hand. */
    static final int MOST_COLUMNS = 16_384;

    static final int MOST_ROWS = 1_048_576;

    /** Rows times their width: a hundred thousand children fill a twentieth of it. */
    private static final long MOST_PLACES = 200_000_000;

    /** Looks like Excel's own errors: a formula that nobody has calculated. */
    private static final String NO_RESULT = "#RESULT!";

    private static final Pattern PICTURE = Pattern.compile("=?\\s*(?:_xlfn\\.)?DISPIMG\\(.*", Pattern.DOTALL);
    private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
    private static final double MOST_EXACT = 1e15;
    private static final double MOST_SHOWN = 1e40;
    private static final int LONGEST_NUMBER = 40;
    private static final int LAST_SERIAL = 2_958_465;
    /** 29 February 1900, which Excel counts and which never was. */
    private static final int NO_DAY = 60;

    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final @Nullable Cell[] EMPTY = new @Nullable Cell[0];

    private final Xml xml;
    private final SharedStrings strings;
    private final Styles styles;
    private final boolean since1904;
    private @Nullable Cell[] cells = new @Nullable Cell[64];
    private int used;
    private long places;

    SheetReader(Xml xml, SharedStrings strings, Styles styles, boolean since1904) {
        this.xml = xml;
        this.strings = strings;
        this.styles = styles;
        this.since1904 = since1904;
    }

    void read(SheetRows rows) throws Unreadable {
        var number = 0;
        var column = -1;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            var name = xml.name();
            if (event == XMLStreamConstants.START_ELEMENT && name.equals("c")) {
                column = cell(column + 1);
            } else if (name.equals("row")) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    number = rowNumber(xml.attribute("r"), number);
                    column = -1;
                } else if (!rows.row(number, taken())) {
                    return;
                }
            }
        }
    }

    private @Nullable Cell[] taken() throws Unreadable {
        if (used == 0) {
            return EMPTY;
        }
        places += used;
        if (places > MOST_PLACES) {
            throw new Unreadable(Reason.INFLATES_TOO_MUCH);
        }
        var row = Arrays.copyOf(cells, used);
        Arrays.fill(cells, 0, used, null);
        used = 0;
        return row;
    }

    /** @return its column */
    private int cell(int next) throws Unreadable {
        String reference = null;
        String type = null;
        String style = null;
        var rich = false;
        for (int i = xml.attributes() - 1; i >= 0; i--) {
            switch (xml.attributeName(i)) {
                case "r" -> reference = xml.attributeValue(i);
                case "t" -> type = xml.attributeValue(i);
                case "s" -> style = xml.attributeValue(i);
                case "vm" -> rich = true;
                default -> {}
            }
        }
        var column = column(reference, next);
        var formula = "";
        var calculated = false;
        String value = null;
        for (int event = xml.next();
                !(event == XMLStreamConstants.END_ELEMENT && xml.name().equals("c"));
                event = xml.next()) {
            if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new Unreadable(Reason.BROKEN);
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.name()) {
                    case "v" -> value = xml.text();
                    case "is" -> value = Escapes.undo(xml.texts("is"));
                    case "f" -> {
                        calculated = true;
                        formula = xml.text();
                    }
                    default -> {}
                }
            }
        }
        var cell = calculated && isPicture(formula) ? picture("=" + formula) : of(type, style, value, calculated, rich);
        if (cell != null && !isBlank(cell.text())) {
            keep(column, cell);
        }
        return column;
    }

    private void keep(int column, Cell cell) throws Unreadable {
        if (column < 0 || column >= MOST_COLUMNS) {
            throw new Unreadable(Reason.BROKEN);
        }
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.min(MOST_COLUMNS, Math.max(column + 1, cells.length * 2)));
        }
        if (cells[column] != null) {
            throw new Unreadable(Reason.BROKEN); // two cells of one place: nobody can tell which one counts
        }
        cells[column] = cell;
        used = Math.max(used, column + 1);
    }

    private @Nullable Cell of(
            @Nullable String type, @Nullable String style, @Nullable String value, boolean calculated, boolean rich)
            throws Unreadable {
        if (value == null) {
            return calculated ? new Cell(Kind.FAILED, NO_RESULT, null) : null;
        }
        return switch (type) {
            case "s" -> text(shared(value));
            case "b" -> text(value.strip().matches("1|true") ? "TRUE" : "FALSE");
            case "e" -> rich ? picture(value) : new Cell(Kind.FAILED, value, null);
            case "d" -> isoDay(value.strip());
            case "str" -> text(Escapes.undo(value));
            case "inlineStr" -> text(value);
            case null, default -> numeral(value.strip(), style, calculated);
        };
    }

    /** A text that the file does not have was something once; nobody may take the cell for empty. */
    private String shared(String index) throws Unreadable {
        var text = strings.get(number(index));
        if (text == null) {
            throw new Unreadable(Reason.BROKEN);
        }
        return text;
    }

    private static Cell text(String text) {
        return isPicture(text) ? picture(text) : new Cell(Kind.TEXT, text, null);
    }

    private static boolean isPicture(String text) {
        return text.contains("DISPIMG(") && PICTURE.matcher(text).matches();
    }

    private static Cell picture(String text) {
        return new Cell(Kind.PICTURE, text, null);
    }

    private @Nullable Cell numeral(String raw, @Nullable String style, boolean calculated) {
        if (raw.isEmpty()) {
            return calculated ? new Cell(Kind.FAILED, NO_RESULT, null) : null;
        }
        double number;
        try {
            number = raw.length() > LONGEST_NUMBER ? Double.NaN : Double.parseDouble(raw);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (Double.isNaN(number)) {
            return new Cell(Kind.TEXT, raw, null);
        }
        if (Math.abs(number) >= MOST_EXACT) {
            var shown = Math.abs(number) > MOST_SHOWN
                    ? raw
                    : new BigDecimal(raw).toBigInteger().toString();
            return new Cell(Kind.LOST_DIGITS, shown, null);
        }
        var format = styles.of(style);
        if (format.isDate()) {
            return dated(number, raw, format);
        }
        var exact = Math.abs(number) < 1e-12 ? BigDecimal.ZERO : new BigDecimal(raw);
        return new Cell(Kind.NUMBER, format.show(exact), null);
    }

    /** A day that was typed as a month, or without its year, is none: Excel has made up the rest. */
    private Cell dated(double serial, String raw, NumberFormat format) {
        if (serial < 0 || serial >= LAST_SERIAL + 1 || (!since1904 && serial < 1)) {
            return new Cell(Kind.DATE, raw, null);
        }
        var days = (int) serial;
        if (!since1904 && days == NO_DAY) {
            return new Cell(Kind.DATE, "1900-02-29", null);
        }
        var day = since1904 ? EPOCH_1904.plusDays(days) : EPOCH_1900.plusDays(days < NO_DAY ? days + 1L : days);
        var moment = day.atStartOfDay().plusSeconds(Math.round((serial - days) * 86_400));
        var whole = format.showsYear() && (format.showsDay() || day.getDayOfMonth() != 1);
        return new Cell(Kind.DATE, format.show(moment), whole ? day : null);
    }

    /** Written out by a strict workbook; a moment with its zone is the day it was in China. */
    private static Cell isoDay(String written) {
        try {
            if (written.length() <= 10) {
                return day(LocalDate.parse(written));
            }
            var zoned = written.endsWith("Z") || written.lastIndexOf('+') > 10 || written.lastIndexOf('-') > 10;
            return day(
                    zoned
                            ? OffsetDateTime.parse(written)
                                    .atZoneSameInstant(HOME)
                                    .toLocalDate()
                            : LocalDateTime.parse(written).toLocalDate());
        } catch (DateTimeException e) {
            return new Cell(Kind.DATE, written, null);
        }
    }

    private static Cell day(LocalDate day) {
        return new Cell(Kind.DATE, day.toString(), day);
    }

    /** Nothing but spaces, and characters that nobody sees. */
    private static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(point -> Character.isWhitespace(point)
                        || Character.isSpaceChar(point)
                        || Character.getType(point) == Character.FORMAT);
    }

    private static int rowNumber(@Nullable String reference, int before) throws Unreadable {
        var number = reference == null ? before + 1 : number(reference);
        if (number <= before || number > MOST_ROWS) {
            throw new Unreadable(Reason.BROKEN);
        }
        return number;
    }

    private static int number(String raw) throws Unreadable {
        try {
            return Integer.parseInt(raw.strip());
        } catch (NumberFormatException e) {
            throw new Unreadable(Reason.BROKEN);
        }
    }

    /** {@code AB12} is column 27. */
    static int column(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return otherwise;
        }
        var column = 0;
        for (int i = 0; i < reference.length() && reference.charAt(i) >= 'A' && column <= MOST_COLUMNS; i++) {
            column = column * 26 + ((reference.charAt(i) & 0xdf) - 'A' + 1);
        }
        return column - 1;
    }
}
