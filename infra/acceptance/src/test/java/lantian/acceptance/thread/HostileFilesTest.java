package lantian.acceptance.thread;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import lantian.acceptance.stack.County;
import lantian.acceptance.stack.House;
import lantian.acceptance.stack.Person;
import lantian.acceptance.stack.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that a school must not be able to hurt itself or others with. */
class HostileFilesTest {

    private static final County COUNTY = new County(House.open());
    private static final County.School SCHOOL = COUNTY.school("HOSTILE", "风雨小学");

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_hostile_file_is_refused_stores_nothing_and_leaves_the_service_healthy(String what, byte[] file) {
        var before = SCHOOL.children().size();

        var answer = SCHOOL.imported(file, "花名册.xlsx");

        if (answer.ok()) {
            assertThat(answer.body().path("state").asString()).as(what).isEqualTo("FAILED");
            assertThat(answer.body().path("reason").asString("")).isNotBlank();
        } else {
            assertThat(answer.status()).as(what + ": " + answer.text()).isIn(400, 413, 422);
            assertThat(answer.slug()).isNotBlank();
        }
        assertThat(SCHOOL.children()).hasSize(before);
    }

    @Test
    void good_rows_go_in_and_bad_rows_are_named_by_cell() {
        var sheet = Sheet.of("四年级", "3班", 4, 2)
                .with(1, "出生日期", "2017-02-30")
                .with(2, "性别", "未知")
                .with(3, "姓名", "");

        var done = SCHOOL.imported(sheet).expectOk().body();

        assertThat(done.path("created").asInt()).isEqualTo(1);
        assertThat(done.path("rejected").asInt()).isEqualTo(3);
        assertThat(done.path("rows").asInt()).isEqualTo(4);
        assertThat(done.path("errors")
                        .valueStream()
                        .map(error ->
                                error.path("row").asInt() + error.path("column").asString()))
                .contains("3出生日期", "4性别", "5姓名");
    }

    /** Formats dragged to the last row, in three schools at once, beside a small file of a fourth. */
    @Test
    void a_million_formatted_rows_are_read_and_keep_no_other_school_waiting() throws Exception {
        var dragged = dragged(Sheet.of("二年级", "2班", 3, 1).xlsx());
        var schools = Stream.of("LONG-1", "LONG-2", "LONG-3")
                .map(code -> COUNTY.school(code, "长表小学" + code))
                .toList();
        var beside = COUNTY.school("SHORT", "短表小学");
        try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = schools.stream()
                    .map(school -> clerks.submit(() -> timed(() -> school.imported(dragged, "花名册.xlsx"))))
                    .toList();

            var small = timed(() -> beside.imported(Sheet.of("二年级", "2班", 3, 1)));

            var slowest = Duration.ZERO;
            for (var one : reading) {
                slowest = slowest.compareTo(one.get()) > 0 ? slowest : one.get();
            }
            assertThat(small).isLessThan(slowest);
        }
        assertThat(schools).allSatisfy(school -> assertThat(school.children()).hasSize(3));
        assertThat(House.open().logs()).doesNotContain("OutOfMemoryError");
    }

    /** How long an upload took that brought three children. */
    private static Duration timed(Supplier<Person.Answer> upload) {
        var start = System.nanoTime();
        var done = upload.get().expectOk().body();
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("rows").asInt()).isEqualTo(3);
        assertThat(done.path("created").asInt()).isEqualTo(3);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static byte[] dragged(byte[] xlsx) throws IOException {
        var sheet = "xl/worksheets/sheet1.xml";
        var text = new StringBuilder(new String(read(xlsx, sheet), UTF_8));
        var rows = new StringBuilder();
        for (var row = 5; row <= 1_048_576; row++) {
            rows.append("<row r=\"")
                    .append(row)
                    .append("\"><c r=\"A")
                    .append(row)
                    .append("\" s=\"0\"/></row>");
        }
        text.insert(text.indexOf("</sheetData>"), rows);
        return replaced(xlsx, sheet, text.toString().getBytes(UTF_8));
    }

    static Stream<Arguments> files() {
        var good = Sheet.of("一年级", "1班", 2, 1).xlsx();
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("csv renamed", "姓名,性别\n王一,男\n".getBytes(UTF_8)),
                Arguments.of("random bytes", noise(50_000)),
                Arguments.of("half of a file", java.util.Arrays.copyOf(good, good.length / 2)),
                Arguments.of("no rows", new Sheet().xlsx()),
                Arguments.of("a zip that is no workbook", zip(Map.of("a.txt", "hello".getBytes(UTF_8)))),
                Arguments.of("over 20 MB", noise(21 << 20)),
                Arguments.of("a zip bomb", replaced(good, "xl/worksheets/sheet1.xml", bomb())),
                Arguments.of("an external entity", replaced(good, "xl/worksheets/sheet1.xml", """
                                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                                <row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>
                                """.getBytes(UTF_8))),
                Arguments.of("a macro", added(good, "xl/vbaProject.bin", noise(2000))));
    }

    private static byte[] bomb() {
        var text = new StringBuilder("<?xml version=\"1.0\"?><worksheet xmlns="
                + "\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        text.repeat(" ", 300_000_000 / 2);
        return text.append("</sheetData></worksheet>").toString().getBytes(UTF_8);
    }

    private static byte[] noise(int size) {
        var bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] replaced(byte[] xlsx, String entry, byte[] content) {
        return rewritten(xlsx, Map.of(entry, content), Map.of());
    }

    private static byte[] added(byte[] xlsx, String entry, byte[] content) {
        return rewritten(xlsx, Map.of(), Map.of(entry, content));
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        return rewritten(new byte[0], Map.of(), entries);
    }

    private static byte[] rewritten(byte[] xlsx, Map<String, byte[]> instead, Map<String, byte[]> more) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            if (xlsx.length > 0) {
                copy(xlsx, instead, zip);
            }
            for (var entry : more.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] read(byte[] xlsx, String entry) throws IOException {
        var file = Files.createTempFile("roster-", ".xlsx");
        Files.write(file, xlsx);
        try (var book = new ZipFile(file.toFile())) {
            return book.getInputStream(book.getEntry(entry)).readAllBytes();
        } finally {
            Files.delete(file);
        }
    }

    private static void copy(byte[] xlsx, Map<String, byte[]> instead, ZipOutputStream zip) throws IOException {
        var file = Files.createTempFile("roster-", ".xlsx");
        Files.write(file, xlsx);
        try (var book = new ZipFile(file.toFile())) {
            for (var entry : book.stream().toList()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                var content = instead.get(entry.getName());
                zip.write(content == null ? book.getInputStream(entry).readAllBytes() : content);
            }
        } finally {
            Files.delete(file);
        }
    }
}
