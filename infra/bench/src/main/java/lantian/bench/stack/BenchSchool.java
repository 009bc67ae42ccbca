package lantian.bench.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A school that a benchmark opens for itself, through the API like any other. It stays in the stack. */
final class BenchSchool {

    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID AREA = UUID.nameUUIDFromBytes("bench-area".getBytes(StandardCharsets.UTF_8));
    private static final List<String> COLUMNS =
            List.of("姓名", "性别", "出生日期", "年级", "班级", "入学日期", "家庭住址", "父亲是否外出务工", "母亲是否外出务工", "监护人姓名", "监护人关系", "监护人电话");

    private final LocalStack stack;
    private final String code = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID id = UUID.randomUUID();
    private final String admin;

    private BenchSchool(LocalStack stack) throws IOException, InterruptedException {
        this.stack = stack;
        var officer = stack.token("officer");
        put(officer, "/api/areas/" + AREA, Map.of("code", "BENCH", "name", "测速片区"));
        var username = "admin-" + code;
        put(
                officer,
                "/api/schools/" + id,
                Map.of(
                        "code",
                        code,
                        "name",
                        "测速小学",
                        "stage",
                        "PRIMARY",
                        "area",
                        AREA,
                        "countsFrom",
                        "2026-01-01",
                        "admin",
                        Map.of("username", username, "name", "测速", "email", username + "@school.example")));
        while (!get(officer, "/api/schools/" + id).path("state").asString().equals("ACTIVE")) {
            LockSupport.parkNanos(200_000_000);
        }
        this.admin = stack.token(username);
    }

    static BenchSchool open(LocalStack stack) throws IOException, InterruptedException {
        return new BenchSchool(stack);
    }

    UUID id() {
        return id;
    }

    /** Rows that no other call gives, of one class. */
    static List<List<String>> rows(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> List.of(
                        "测" + (char) ('一' + number / 5000) + (char) ('一' + number % 5000),
                        number % 2 == 0 ? "男" : "女",
                        "2017-03-" + String.format("%02d", number % 28 + 1),
                        "三年级",
                        "1班",
                        "2026-09-01",
                        "溪北村" + number + "组",
                        "是",
                        "是",
                        "监护" + (char) ('一' + number % 5000),
                        "祖父",
                        "00000" + String.format("%06d", number)))
                .toList();
    }

    static byte[] workbook(List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "bench", "1.0")) {
            var sheet = book.newWorksheet("花名册");
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, COLUMNS.get(column));
                for (int row = 0; row < rows.size(); row++) {
                    sheet.value(row + 1, column, rows.get(row).get(column));
                }
            }
        }
        return out.toByteArray();
    }

    /** From the upload until the last row is in. */
    void imported(byte[] workbook) throws IOException, InterruptedException {
        var begun = upload(workbook);
        JsonNode found;
        do {
            LockSupport.parkNanos(20_000_000);
            found = get(admin, "/api/roster-imports/" + begun);
        } while (found.path("state").asString().equals("RUNNING"));
        if (!found.path("state").asString().equals("DONE")
                || found.path("rejected").asInt() > 0) {
            throw new IOException("the roster was not taken: " + found);
        }
    }

    /** @return the import, which has just begun */
    String upload(byte[] workbook) throws IOException, InterruptedException {
        var boundary = "bench-" + UUID.randomUUID();
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.xlsx\"\r\n\r\n";
        var upload = stack.request(LocalStack.REGISTRY + "/api/roster-imports?dryRun=false", admin)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(workbook),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build();
        return JSON.readTree(stack.send(upload)).path("id").asString();
    }

    /** @return somebody who is class teacher of every class there is */
    Teacher teacher() throws IOException, InterruptedException {
        var classes = get(admin, "/api/classes")
                .path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
        var teacher = UUID.randomUUID();
        var username = "teacher-" + code;
        put(
                admin,
                "/api/staff/" + teacher,
                Map.of(
                        "username",
                        username,
                        "name",
                        "测老师",
                        "email",
                        username + "@school.example",
                        "roles",
                        List.of("class-teacher"),
                        "classes",
                        classes));
        return new Teacher(teacher, username, stack.token(username));
    }

    record Teacher(UUID caregiver, String username, String token) {}

    private JsonNode get(String token, String path) throws IOException, InterruptedException {
        return JSON.readTree(
                stack.send(stack.request(LocalStack.GATEWAY + path, token).GET().build()));
    }

    private void put(String token, String path, Map<String, ?> body) throws IOException, InterruptedException {
        var _ = stack.send(stack.request(LocalStack.GATEWAY + path, token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }
}
