package lantian.registry.rosterimport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Workbooks for tests: well-meant ones by a library, others byte by byte. */
public final class Sheets {

    public static final List<String> HEADINGS = List.of("姓名", "性别", "出生日期", "年级", "班级");

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String EMPTY_ROW =
            "<row r=\"#\"><c r=\"A#\" s=\"1\"/><c r=\"B#\" s=\"1\"/><c r=\"C#\" s=\"2\"/><c r=\"D#\" s=\"1\"/><c r=\"E#\" s=\"1\"/></row>";

    private Sheets() {}

    /** One sheet; dates become real Excel dates. */
    public static byte[] of(List<? extends List<? extends @Nullable Object>> rows) {
        var out = new ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("花名册");
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    switch (rows.get(r).get(c)) {
                        case null -> {}
                        case LocalDate day -> {
                            sheet.value(r, c, day);
                            sheet.style(r, c).format("yyyy-mm-dd").set();
                        }
                        case Number number -> sheet.value(r, c, number);
                        case Object text -> sheet.value(r, c, text.toString());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static List<? extends @Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    /**
     * A workbook cell by cell, as other writers than our library make them.
     *
     * @param sheets the inside of each {@code worksheet} element, by the name of its tab
     */
    public static Map<String, byte[]> raw(Map<String, String> sheets, String formats) {
        var parts = new LinkedHashMap<String, byte[]>();
        var tabs = new StringBuilder();
        var relations = new StringBuilder();
        var index = 0;
        for (var sheet : sheets.entrySet()) {
            index++;
            tabs.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(sheet.getKey(), index, index));
            relations.append("<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/s%d.xml\"/>"
                    .formatted(index, RELATION, index));
            parts.put(
                    "xl/worksheets/s" + index + ".xml",
                    bytes("<worksheet xmlns=\"" + MAIN + "\">" + sheet.getValue() + "</worksheet>"));
        }
        parts.put(
                "[Content_Types].xml",
                bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
        parts.put(
                "_rels/.rels",
                bytes("<Relationships><Relationship Id=\"r\" Type=\"" + RELATION
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        parts.put(
                "xl/workbook.xml",
                bytes("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATION + "\"><sheets>" + tabs
                        + "</sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                bytes("<Relationships>" + relations + "<Relationship Id=\"st\" Type=\"" + RELATION
                        + "/styles\" Target=\"styles.xml\"/></Relationships>"));
        parts.put("xl/styles.xml", bytes(formats));
        return parts;
    }

    /** Styles 1, 2, … have these number formats. */
    public static String formats(String... codes) {
        var formats = new StringBuilder();
        var styles = new StringBuilder("<xf numFmtId=\"0\"/>");
        for (int i = 0; i < codes.length; i++) {
            formats.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(164 + i, escaped(codes[i])));
            styles.append("<xf numFmtId=\"%d\"/>".formatted(164 + i));
        }
        return "<styleSheet xmlns=\"" + MAIN + "\"><numFmts>" + formats + "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/>"
                + "</cellStyleXfs><cellXfs>" + styles + "</cellXfs></styleSheet>";
    }

    /** The rows of texts as a sheet's data; null is an empty cell, and what begins with an angle bracket is a cell itself. */
    public static String data(List<? extends List<? extends @Nullable Object>> rows) {
        var data = new StringBuilder("<sheetData>");
        for (int r = 0; r < rows.size(); r++) {
            data.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < rows.get(r).size(); c++) {
                var value = rows.get(r).get(c);
                var at = column(c) + (r + 1);
                if (value instanceof String cell && cell.startsWith("<c")) {
                    data.append(cell.replaceFirst("<c", "<c r=\"" + at + "\""));
                } else if (value != null) {
                    data.append("<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                            .formatted(at, escaped(value.toString())));
                }
            }
            data.append("</row>");
        }
        return data.append("</sheetData>").toString();
    }

    public static String merged(String... areas) {
        var cells = new StringBuilder("<mergeCells>");
        List.of(areas)
                .forEach(area -> cells.append("<mergeCell ref=\"").append(area).append("\"/>"));
        return cells.append("</mergeCells>").toString();
    }

    public static String column(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : column(index / 26 - 1) + (char) ('A' + index % 26);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Three children, and below them formats dragged to the last row that a sheet has. */
    public static byte[] amongAMillionEmptyRows() {
        var parts = raw(Map.of("花名册", ""), formats("@", "0"));
        var children = data(List.of(
                HEADINGS,
                row("倪小安", "男", "2017-04-01", "三年级", "1班"),
                row("倪小康", "女", "2017-04-02", "三年级", "1班"),
                row("倪小平", "男", "2017-04-03", "三年级", "2班")));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                if (!part.getKey().startsWith("xl/worksheets/")) {
                    zip.write(part.getValue());
                    continue;
                }
                zip.write(bytes("<worksheet xmlns=\"" + MAIN + "\">"
                        + children.substring(0, children.indexOf("</sheetData>"))));
                for (int row = 5; row <= 1_048_576; row++) {
                    zip.write(bytes(EMPTY_ROW.replace("#", String.valueOf(row))));
                }
                zip.write(bytes("</sheetData></worksheet>"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The parts of a small valid workbook, to be spoilt. */
    public static Map<String, byte[]> parts() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", bytes("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                </Types>"""));
        parts.put("xl/workbook.xml", bytes("""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>"""));
        parts.put("xl/_rels/workbook.xml.rels", bytes("""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>"""));
        parts.put("xl/worksheets/sheet1.xml", bytes(sheet("王小明")));
        return parts;
    }

    public static String sheet(String name) {
        var headings = new StringBuilder();
        HEADINGS.forEach(heading ->
                headings.append("<c t=\"inlineStr\"><is><t>").append(heading).append("</t></is></c>"));
        var cells = new StringBuilder();
        List.of(name, "男", "2017-05-17", "一年级", "1班")
                .forEach(cell ->
                        cells.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>"));
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                + headings + "</row><row r=\"2\">" + cells + "</row></sheetData></worksheet>";
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
