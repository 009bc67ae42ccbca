package lantian.registry.rosterimport.excel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/** How the numbers of each cell style are shown. */
final class Styles {

    /** Excel has 65,490 of them at most. */
    private static final int MOST = 70_000;

    private static final int LONGEST_CODE = 255;

    static final Styles NONE = new Styles(List.of());

    private final List<NumberFormat> formats;

    private Styles(List<NumberFormat> formats) {
        this.formats = formats;
    }

    static Styles read(Xml xml) throws Unreadable {
        var codes = new HashMap<Integer, NumberFormat>();
        var formats = new ArrayList<NumberFormat>();
        var inCells = false;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            var start = event == XMLStreamConstants.START_ELEMENT;
            switch (xml.name()) {
                case "numFmt" -> {
                    if (start) {
                        custom(xml, codes);
                    }
                }
                case "cellXfs" -> inCells = start;
                case "xf" -> {
                    if (start && inCells) {
                        formats.add(format(id(xml.attribute("numFmtId")), codes));
                    }
                }
                default -> {}
            }
            if (formats.size() > MOST || codes.size() > MOST) {
                throw new Unreadable(Reason.INFLATES_TOO_MUCH);
            }
        }
        return new Styles(formats);
    }

    private static void custom(Xml xml, Map<Integer, NumberFormat> codes) {
        var code = xml.attribute("formatCode");
        if (code != null && code.length() <= LONGEST_CODE) {
            codes.put(id(xml.attribute("numFmtId")), NumberFormat.of(code));
        }
    }

    private static NumberFormat format(int id, Map<Integer, NumberFormat> codes) {
        var custom = codes.get(id);
        return custom == null ? NumberFormat.builtIn(id) : custom;
    }

    NumberFormat of(@Nullable String style) {
        var index = id(style);
        return index >= 0 && index < formats.size() ? formats.get(index) : NumberFormat.GENERAL;
    }

    private static int id(@Nullable String raw) {
        if (raw == null || raw.isEmpty() || raw.length() > 6) {
            return -1;
        }
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
                return -1;
            }
        }
        return Integer.parseInt(raw);
    }
}
