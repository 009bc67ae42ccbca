package lantian.registry.rosterimport.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import lantian.registry.rosterimport.SheetRows;
import lantian.registry.rosterimport.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * An .xlsx, read as a stream of rows. Opening it reads every part once, so that a bomb, a macro or a document type is found
 * before anything is believed. Our own reader, because none of the kept libraries bounds columns and memory (ADR 0021). What
 * a part is for is told by the relations between parts alone, as Excel does it: their names are free.
 */
final class Xlsx implements Workbook {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OFFICE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final Parts parts;
    private final List<String> sheetParts;
    private final List<Sheet> sheets;
    private final boolean since1904;
    private final SharedStrings strings;
    private final Styles styles;

    private Xlsx(
            Parts parts,
            List<String> sheetParts,
            List<Sheet> sheets,
            boolean since1904,
            SharedStrings strings,
            Styles styles) {
        this.parts = parts;
        this.sheetParts = sheetParts;
        this.sheets = sheets;
        this.since1904 = since1904;
        this.strings = strings;
        this.styles = styles;
    }

    static Workbook open(byte[] file) throws Unreadable {
        if (starts(file, OLD_OFFICE)) {
            throw new Unreadable(encrypted(file) ? Reason.PASSWORD_PROTECTED : Reason.NOT_A_WORKBOOK);
        }
        if (!starts(file, ZIP)) {
            throw new Unreadable(Reason.NOT_A_WORKBOOK);
        }
        return new Opening(new Parts(file)).open();
    }

    @Override
    public List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public boolean since1904() {
        return since1904;
    }

    @Override
    public void read(int sheet, SheetRows rows) throws Unreadable {
        parts.read(sheetParts.get(sheet), (_, content) -> {
            try (var xml = new Xml(content)) {
                new SheetReader(xml, strings, styles, since1904).read(rows);
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

    /** One pass over all parts, then those that the relations lead to. */
    private static final class Opening {

        private static final String ROOT_RELATIONS = "_rels/.rels";
        private static final String MAIN = "sheet.main+xml";
        private static final Pattern SPAN = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");
        private static final int MOST_MERGED = 100_000;
        /** What a workbook may have beside its sheets. */
        private static final Set<String> NO_ROWS = Set.of("chartsheet", "dialogsheet", "xlmacrosheet");

        private final Parts parts;
        private final SharedStrings strings = new SharedStrings();
        private final Map<String, List<Span>> merged = new HashMap<>();
        private final List<Named> named = new ArrayList<>();
        private final HashSet<String> names = new HashSet<>();
        private final HashSet<String> withMerged = new HashSet<>();
        private Relations root = Relations.NONE;
        private @Nullable String mainByType;
        private int spans;
        private boolean since1904;

        private record Named(String name, String relation, boolean visible) {}

        Opening(Parts parts) {
            this.parts = parts;
        }

        Workbook open() throws Unreadable {
            parts.forEach((written, content) -> {
                var name = written.toLowerCase(Locale.ROOT);
                if (!names.add(name)) {
                    throw new Unreadable(Reason.BROKEN);
                }
                part(name, content);
                return true;
            });
            for (var name : withMerged) {
                read(name, xml -> merged.put(name, merged(xml)));
            }
            var main = root.ofType("officedocument").orElse(mainByType == null ? "xl/workbook.xml" : mainByType);
            if (!names.contains(main)) {
                throw new Unreadable(Reason.NOT_A_WORKBOOK);
            }
            read(main, this::workbook);
            var relations = new Relations[] {Relations.NONE};
            read(Relations.of(main), xml -> relations[0] = Relations.read(xml, main));
            var found = named.stream()
                    .filter(sheet -> isSheet(relations[0].byId().get(sheet.relation())))
                    .toList();
            if (found.isEmpty()) {
                throw new Unreadable(Reason.BROKEN);
            }
            var folder = main.substring(0, main.lastIndexOf('/') + 1);
            read(relations[0].ofType("sharedstrings").orElse(folder + "sharedstrings.xml"), this::sharedStrings);
            var styles = new Styles[] {Styles.NONE};
            read(relations[0].ofType("styles").orElse(folder + "styles.xml"), xml -> styles[0] = Styles.read(xml));
            var sheetParts = found.stream()
                    .map(sheet -> java.util.Objects.requireNonNull(
                                    relations[0].byId().get(sheet.relation()))
                            .part())
                    .toList();
            var sheets = new ArrayList<Sheet>();
            for (int i = 0; i < found.size(); i++) {
                var sheet = found.get(i);
                sheets.add(new Sheet(sheet.name(), sheet.visible(), merged.getOrDefault(sheetParts.get(i), List.of())));
            }
            return new Xlsx(parts, sheetParts, List.copyOf(sheets), since1904, strings, styles[0]);
        }

        private boolean isSheet(Relations.@Nullable Target target) {
            return target != null && names.contains(target.part()) && !NO_ROWS.contains(target.type());
        }

        @FunctionalInterface
        private interface Reading {
            void read(Xml xml) throws Unreadable;
        }

        /** A part that isn't there has nothing to say. */
        private void read(String part, Reading reading) throws Unreadable {
            if (names.contains(part)) {
                parts.read(part, (_, content) -> {
                    try (var xml = new Xml(content)) {
                        reading.read(xml);
                    }
                    return false;
                });
            }
        }

        private void part(String name, InputStream content) throws IOException, Unreadable {
            if (name.endsWith("vbaproject.bin")) {
                throw new Unreadable(Reason.HAS_MACROS);
            }
            if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
                return;
            }
            var sought = new Parts.Sought(content, "mergeCells");
            var rows = false;
            try (var xml = new Xml(sought)) {
                switch (name) {
                    case "[content_types].xml" -> contentTypes(xml);
                    case ROOT_RELATIONS -> root = Relations.read(xml, "");
                    default ->
                        rows = xml.next() == XMLStreamConstants.START_ELEMENT
                                && xml.name().equals("worksheet");
                }
            }
            if (rows && sought.occurs()) {
                withMerged.add(name);
            }
        }

        private void contentTypes(Xml xml) throws Unreadable {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                var written = event == XMLStreamConstants.START_ELEMENT ? xml.attribute("ContentType") : null;
                if (written == null) {
                    continue;
                }
                var type = written.toLowerCase(Locale.ROOT);
                if (type.contains("macroenabled") || type.contains("vbaproject")) {
                    throw new Unreadable(Reason.HAS_MACROS);
                }
                var part = xml.attribute("PartName");
                if (type.endsWith(MAIN) && part != null) {
                    mainByType = (part.startsWith("/") ? part.substring(1) : part).toLowerCase(Locale.ROOT);
                }
            }
        }

        /** What is merged stands behind all rows, and is needed before the first. A sheet that breaks off tells it when read. */
        private List<Span> merged(Xml xml) throws Unreadable {
            var found = new ArrayList<Span>();
            try {
                for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                    var area = event == XMLStreamConstants.START_ELEMENT
                                    && xml.name().equals("mergeCell")
                            ? xml.attribute("ref")
                            : null;
                    var ends = SPAN.matcher(area == null ? "" : area);
                    if (ends.matches()) {
                        found.add(new Span(
                                Integer.parseInt(ends.group(2)),
                                Integer.parseInt(ends.group(4)),
                                SheetReader.column(ends.group(1), 0),
                                SheetReader.column(ends.group(3), 0)));
                        if (++spans > MOST_MERGED) {
                            throw new Unreadable(Reason.INFLATES_TOO_MUCH);
                        }
                    }
                }
            } catch (Unreadable e) {
                if (e.reason() != Reason.BROKEN) {
                    throw e;
                }
            }
            found.sort(Comparator.comparingInt(Span::firstRow));
            return List.copyOf(found);
        }

        private void workbook(Xml xml) throws Unreadable {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.name().equals("workbookPr")) {
                    var date1904 = xml.attribute("date1904");
                    since1904 = "1".equals(date1904) || "true".equals(date1904);
                } else if (xml.name().equals("sheet")) {
                    var id = xml.attribute("id");
                    var name = xml.attribute("name");
                    var state = xml.attribute("state");
                    if (id != null) {
                        named.add(new Named(
                                name == null ? "" : Escapes.undo(name), id, state == null || state.equals("visible")));
                    }
                }
            }
        }

        private void sharedStrings(Xml xml) throws Unreadable {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("si")) {
                    strings.add(Escapes.undo(xml.texts("si")));
                }
            }
        }
    }
}
