package lantian.registry.roster.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import lantian.registry.roster.Cell;
import lantian.registry.roster.SheetRows;
import lantian.registry.roster.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * An .xlsx, read as a stream of rows. Opening it reads every part once, so that a bomb, a macro or a document type is found
 * before anything is believed. Our own reader, because none of the kept libraries bounds columns and memory (ADR 0021).
 */
final class Xlsx implements Workbook {

    private static final int MOST_COLUMNS = 256;
    /** Looks like Excel's own errors: a formula that nobody has calculated. */
    private static final String NO_RESULT = "#RESULT!";

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OFFICE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final Parts parts;
    private final List<String> sheets;
    private final boolean since1904;
    private final SharedStrings strings;

    private Xlsx(Parts parts, List<String> sheets, boolean since1904, SharedStrings strings) {
        this.parts = parts;
        this.sheets = sheets;
        this.since1904 = since1904;
        this.strings = strings;
    }

    static Workbook open(byte[] file) throws Unreadable {
        if (starts(file, OLD_OFFICE)) {
            throw new Unreadable(encrypted(file) ? Reason.PASSWORD_PROTECTED : Reason.NOT_A_WORKBOOK);
        }
        if (!starts(file, ZIP)) {
            throw new Unreadable(Reason.NOT_A_WORKBOOK);
        }
        return new Opening().open(new Parts(file));
    }

    @Override
    public int sheets() {
        return sheets.size();
    }

    @Override
    public boolean since1904() {
        return since1904;
    }

    @Override
    public void read(int sheet, SheetRows rows) throws Unreadable {
        parts.read(sheets.get(sheet), (_, content) -> {
            try (var xml = new Xml(content)) {
                new SheetReader(xml, strings).read(rows);
            }
            return false;
        });
    }

    private static boolean starts(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }

    /** An encrypted workbook is an OLE container with a stream of this name. */
    private static boolean encrypted(byte[] file) {
        var name = new String(file, 0, Math.min(file.length, 1 << 16), StandardCharsets.UTF_16LE);
        return name.contains("EncryptedPackage");
    }

    /** One pass over all parts. */
    private static final class Opening {

        private final SharedStrings strings = new SharedStrings();
        private final List<String> sheetIds = new ArrayList<>();
        private final Map<String, String> targets = new HashMap<>();
        private final HashSet<String> names = new HashSet<>();
        private boolean since1904;

        Workbook open(Parts parts) throws Unreadable {
            parts.forEach((name, content) -> {
                if (!names.add(name.toLowerCase(Locale.ROOT))) {
                    throw new Unreadable(Reason.BROKEN);
                }
                part(name.toLowerCase(Locale.ROOT), content);
                return true;
            });
            if (!names.contains("xl/workbook.xml")) {
                throw new Unreadable(Reason.NOT_A_WORKBOOK);
            }
            var found = sheetIds.stream()
                    .map(targets::get)
                    .filter(java.util.Objects::nonNull)
                    .filter(target -> names.contains(target.toLowerCase(Locale.ROOT)))
                    .toList();
            if (found.isEmpty()) {
                throw new Unreadable(Reason.BROKEN);
            }
            return new Xlsx(parts, found, since1904, strings);
        }

        private void part(String name, InputStream content) throws IOException, Unreadable {
            if (name.endsWith("vbaproject.bin")) {
                throw new Unreadable(Reason.HAS_MACROS);
            }
            switch (name) {
                case "[content_types].xml" -> contentTypes(content);
                case "xl/workbook.xml" -> workbook(content);
                case "xl/_rels/workbook.xml.rels" -> relations(content);
                case "xl/sharedstrings.xml" -> sharedStrings(content);
                default -> {
                    if (name.endsWith(".xml") || name.endsWith(".rels")) {
                        prolog(content);
                    }
                }
            }
        }

        /** Far enough into a part to meet a document type. */
        private static void prolog(InputStream content) throws Unreadable {
            try (var xml = new Xml(content)) {
                xml.next();
            }
        }

        private static void contentTypes(InputStream content) throws Unreadable {
            try (var xml = new Xml(content)) {
                for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                    var type = event == XMLStreamConstants.START_ELEMENT ? xml.attribute("ContentType") : null;
                    if (type != null && type.toLowerCase(Locale.ROOT).contains("macroenabled")) {
                        throw new Unreadable(Reason.HAS_MACROS);
                    }
                }
            }
        }

        private void workbook(InputStream content) throws Unreadable {
            try (var xml = new Xml(content)) {
                for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                    if (event != XMLStreamConstants.START_ELEMENT) {
                        continue;
                    }
                    if (xml.name().equals("workbookPr")) {
                        var date1904 = xml.attribute("date1904");
                        since1904 = "1".equals(date1904) || "true".equals(date1904);
                    } else if (xml.name().equals("sheet")) {
                        var id = xml.attribute("id");
                        var state = xml.attribute("state");
                        if (id != null && (state == null || state.equals("visible"))) {
                            sheetIds.add(id);
                        }
                    }
                }
            }
        }

        private void relations(InputStream content) throws Unreadable {
            try (var xml = new Xml(content)) {
                for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                    var id = event == XMLStreamConstants.START_ELEMENT ? xml.attribute("Id") : null;
                    var target = id == null ? null : xml.attribute("Target");
                    if (id != null && target != null) {
                        targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
                    }
                }
            }
        }

        private void sharedStrings(InputStream content) throws Unreadable {
            try (var xml = new Xml(content)) {
                for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                    if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("si")) {
                        strings.add(xml.texts("si"));
                    }
                }
            }
        }
    }

    /** The rows of one sheet. */
    private static final class SheetReader {

        private final Xml xml;
        private final SharedStrings strings;
        private final @Nullable Cell[] cells = new @Nullable Cell[MOST_COLUMNS];
        private int used;

        SheetReader(Xml xml, SharedStrings strings) {
            this.xml = xml;
            this.strings = strings;
        }

        void read(SheetRows rows) throws Unreadable {
            var number = 0;
            var column = -1;
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                var name = xml.name();
                if (event == XMLStreamConstants.START_ELEMENT && name.equals("c")) {
                    column = column(xml.attribute("r"), column + 1);
                    cell(column);
                } else if (name.equals("row")) {
                    if (event == XMLStreamConstants.START_ELEMENT) {
                        number = rowNumber(xml.attribute("r"), number + 1);
                        Arrays.fill(cells, 0, used, null);
                        used = 0;
                        column = -1;
                    } else if (!rows.row(number, cells)) {
                        return;
                    }
                }
            }
        }

        private void cell(int column) throws Unreadable {
            var type = xml.attribute("t");
            var formula = false;
            String value = null;
            for (int event = xml.next();
                    !(event == XMLStreamConstants.END_ELEMENT && xml.name().equals("c"));
                    event = xml.next()) {
                if (event == XMLStreamConstants.END_DOCUMENT) {
                    throw new Unreadable(Reason.BROKEN);
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.name()) {
                        case "v" -> value = value(type, xml.text());
                        case "is" -> value = xml.texts("is");
                        case "f" -> formula = true;
                        default -> {}
                    }
                }
            }
            if (formula && value == null) {
                value = NO_RESULT;
            }
            if (value != null && column >= 0 && column < MOST_COLUMNS) {
                cells[column] = new Cell(kind(type, value), value, null);
                used = Math.max(used, column + 1);
            }
        }

        private @Nullable String value(@Nullable String type, String raw) throws Unreadable {
            return switch (type) {
                case "s" -> strings.get(number(raw));
                case "b" -> raw.equals("1") ? "TRUE" : "FALSE";
                case null -> numeral(raw);
                case "n" -> numeral(raw);
                default -> raw;
            };
        }

        /** A phone number that Excel took for a number comes as {@code 1.3812345678E10}. */
        private static String numeral(String raw) {
            if (raw.length() > 32 || (raw.indexOf('E') < 0 && raw.indexOf('e') < 0)) {
                return raw;
            }
            try {
                var number = Double.parseDouble(raw);
                var exact = Math.abs(number) < 1e15 && number == Math.rint(number);
                return exact ? Long.toString((long) number) : raw;
            } catch (NumberFormatException e) {
                return raw;
            }
        }

        private static Cell.Kind kind(@Nullable String type, String value) {
            if (value.equals(NO_RESULT) || "e".equals(type)) {
                return Cell.Kind.FAILED;
            }
            return type == null || type.equals("n") ? Cell.Kind.NUMBER : Cell.Kind.TEXT;
        }

        private static int rowNumber(@Nullable String reference, int otherwise) throws Unreadable {
            return reference == null ? otherwise : number(reference);
        }

        private static int number(String raw) throws Unreadable {
            try {
                return Integer.parseInt(raw.strip());
            } catch (NumberFormatException e) {
                throw new Unreadable(Reason.BROKEN);
            }
        }

        /** {@code AB12} is column 27; beyond what we read it doesn't matter which. */
        private static int column(@Nullable String reference, int otherwise) {
            if (reference == null) {
                return otherwise;
            }
            var column = 0;
            for (int i = 0; i < reference.length() && i < 4 && reference.charAt(i) >= 'A'; i++) {
                column = column * 26 + (reference.charAt(i) - 'A' + 1);
            }
            return column - 1;
        }
    }
}
