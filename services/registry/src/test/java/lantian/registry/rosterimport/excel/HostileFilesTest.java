package lantian.registry.rosterimport.excel;

import static lantian.registry.rosterimport.Sheets.bytes;
import static lantian.registry.rosterimport.Sheets.parts;
import static lantian.registry.rosterimport.Sheets.sheet;
import static lantian.registry.rosterimport.Sheets.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import lantian.registry.rosterimport.Outline;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that somebody made to hurt, or that came by mistake. */
class HostileFilesTest {

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("nothing at all", new byte[0], Reason.NOT_A_WORKBOOK),
                Arguments.of("a csv renamed", bytes("姓名,性别\n王小明,男\n"), Reason.NOT_A_WORKBOOK),
                Arguments.of("an old .xls", oldOffice("Workbook"), Reason.NOT_A_WORKBOOK),
                Arguments.of("an encrypted workbook", oldOffice("EncryptedPackage"), Reason.PASSWORD_PROTECTED),
                Arguments.of("some other zip", zip(Map.of("a.txt", bytes("a"))), Reason.NOT_A_WORKBOOK),
                Arguments.of(
                        "an empty zip with a sheet's name",
                        zip(with("xl/workbook.xml", bytes("<workbook/>"))),
                        Reason.BROKEN),
                Arguments.of("a macro", zip(with("xl/vbaProject.bin", new byte[10])), Reason.HAS_MACROS),
                Arguments.of("a renamed .xlsm", zip(with("[Content_Types].xml", bytes("""
                                <Types xmlns="x"><Override PartName="/xl/workbook.xml"
                                ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>"""))), Reason.HAS_MACROS),
                Arguments.of(
                        "an external entity",
                        zip(with("xl/worksheets/sheet1.xml", bytes("""
                                <!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>""" + sheet("&file;")))),
                        Reason.HAS_DOCUMENT_TYPE),
                Arguments.of(
                        "a billion laughs", zip(with("xl/sharedStrings.xml", bytes("""
                                <!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>"""))), Reason.HAS_DOCUMENT_TYPE),
                Arguments.of(
                        "a document type in a part we don't need",
                        zip(with("docProps/app.xml", bytes("""
                                <!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd"><x/>"""))),
                        Reason.HAS_DOCUMENT_TYPE),
                Arguments.of(
                        "a zip bomb", zip(with("xl/media/image1.png", new byte[64 << 20])), Reason.INFLATES_TOO_MUCH),
                Arguments.of(
                        "a sheet of one endless text",
                        zip(with("xl/worksheets/sheet1.xml", endless("<worksheet><sheetData><row><c><v>", 8 << 20))),
                        Reason.INFLATES_TOO_MUCH),
                Arguments.of(
                        "an endless attribute",
                        zip(with("xl/worksheets/sheet1.xml", endless("<worksheet a=\"", 8 << 20))),
                        Reason.INFLATES_TOO_MUCH),
                Arguments.of(
                        "millions of small texts",
                        zip(with("xl/sharedStrings.xml", repeated("<sst>", "<si><t>a</t></si>", 3_000_000))),
                        Reason.INFLATES_TOO_MUCH),
                Arguments.of(
                        "texts that fill the memory",
                        zip(with(
                                "xl/sharedStrings.xml",
                                repeated("<sst>", "<si><t>" + "a".repeat(30_000) + "</t></si>", 1_200))),
                        Reason.INFLATES_TOO_MUCH),
                Arguments.of("two thousand parts", zip(many()), Reason.INFLATES_TOO_MUCH),
                Arguments.of("a truncated file", truncated(), Reason.BROKEN),
                Arguments.of(
                        "broken XML",
                        zip(with("xl/worksheets/sheet1.xml", bytes("<worksheet><sheetData><row>"))),
                        Reason.BROKEN),
                Arguments.of(
                        "the same part twice in other letters",
                        zip(with("xl/Workbook.xml", bytes("<workbook/>"))),
                        Reason.BROKEN),
                Arguments.of(
                        "no headings",
                        zip(with("xl/worksheets/sheet1.xml", bytes("<worksheet><sheetData/></worksheet>"))),
                        Reason.NO_HEADINGS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void is_refused_with_its_reason(String name, byte[] file, Reason reason) {
        var refused = catchThrowableOfType(Unreadable.class, () -> readAll(file));

        assertThat(refused).as(name).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
    }

    @Test
    void the_same_parts_unspoilt_are_read() throws Unreadable {
        assertThat(readAll(zip(parts()))).isEqualTo(2);
    }

    @Test
    void a_value_in_the_last_column_is_named_and_one_beyond_it_makes_a_broken_file() throws Unreadable {
        var last = sheet("王小明").replace("</row></sheetData>", "<c r=\"XFD2\"><v>1</v></c></row></sheetData>");
        var beyond = last.replace("XFD2", "XFE2");

        assertThat(Outline.of(Xlsx.open(zip(with("xl/worksheets/sheet1.xml", bytes(last)))))
                        .unknown())
                .containsExactly("XFD 列（没有标题）");
        assertThat(catchThrowableOfType(
                                Unreadable.class, () -> readAll(zip(with("xl/worksheets/sheet1.xml", bytes(beyond)))))
                        .reason())
                .isEqualTo(Reason.BROKEN);
    }

    @Test
    void a_number_with_a_monstrous_exponent_is_only_a_text() throws Unreadable {
        var huge = sheet("王小明").replace("<row r=\"2\">", "<row r=\"2\"><c r=\"Z2\"><v>1E999999999</v></c>");

        assertThat(readAll(zip(with("xl/worksheets/sheet1.xml", bytes(huge))))).isEqualTo(2);
    }

    private static int readAll(byte[] file) throws Unreadable {
        var workbook = Xlsx.open(file);
        var rows = new int[1];
        for (int sheet : Outline.of(workbook).sheets()) {
            workbook.read(sheet, (_, _) -> ++rows[0] > 0);
        }
        return rows[0];
    }

    private static Map<String, byte[]> with(String name, byte[] content) {
        var parts = parts();
        parts.put(name, content);
        return parts;
    }

    private static byte[] endless(String start, int length) {
        var text = new byte[start.length() + length];
        Arrays.fill(text, (byte) 'a');
        System.arraycopy(bytes(start), 0, text, 0, start.length());
        return text;
    }

    private static byte[] repeated(String start, String element, int times) {
        return bytes(start + element.repeat(times));
    }

    private static Map<String, byte[]> many() {
        var parts = new LinkedHashMap<>(parts());
        for (int i = 0; i < 2_000; i++) {
            parts.put("xl/media/" + i + ".txt", new byte[1]);
        }
        return parts;
    }

    private static byte[] truncated() {
        var whole = zip(parts());
        return Arrays.copyOf(whole, whole.length * 2 / 3);
    }

    private static byte[] oldOffice(String stream) {
        var file = new byte[1024];
        var magic =
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
        System.arraycopy(magic, 0, file, 0, magic.length);
        var name = stream.getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, file, 512, name.length);
        return file;
    }
}
