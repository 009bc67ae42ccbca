package lantian.registry.roster;

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
