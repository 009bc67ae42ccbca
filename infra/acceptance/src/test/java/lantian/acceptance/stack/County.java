package lantian.acceptance.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.acceptance.stack.Person.Answer;
import lantian.demo.DemoCalendar;

/** What tests need of a county: schools that are made through the API like anybody's, with people who can sign in. */
public final class County {

    private final House house;
    private final Person officer;

    public County(House house) {
        this.house = house;
        this.officer = person("officer");
        ensureTerm();
    }

    /** Nothing is due without a calendar: the county's first term is the one that a demo would bring. */
    private void ensureTerm() {
        var terms = officer.get("/api/terms").expectOk().body();
        if (!(terms.isArray() ? terms : terms.path("items")).isEmpty()) {
            return;
        }
        var term = DemoCalendar.around(LocalDate.now(ZoneId.of("Asia/Shanghai")));
        officer.put("/api/terms/" + term.termId(), term.term()).expectOk();
    }

    public Person officer() {
        return officer;
    }

    public Person person(String username) {
        return new Person(house.address(), house.token(username), null);
    }

    /** A school of its own, active, with one administrator, and a class teacher where the roster has a class. */
    public School school(String code, String name) {
        var area = UUID.nameUUIDFromBytes("acceptance-area".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        officer.put("/api/areas/" + area, Map.of("code", "ACC", "name", "验收片区")).expectOk();
        var id = UUID.randomUUID();
        var admin = "admin-" + code;
        officer.put(
                        "/api/schools/" + id,
                        Map.of(
                                "code",
                                code,
                                "name",
                                name,
                                "stage",
                                "PRIMARY",
                                "area",
                                area.toString(),
                                "countsFrom",
                                "2026-01-01",
                                "admin",
                                Map.of("username", admin, "name", "管理" + code, "email", admin + "@school.example")))
                .expectOk();
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(officer.get("/api/schools/" + id)
                                .body()
                                .path("state")
                                .asString())
                        .isEqualTo("ACTIVE"));
        return new School(id, name, person(admin));
    }

    /** A school with its administrator. */
    public record School(UUID id, String name, Person admin) {

        public Answer imported(Sheet sheet) {
            return imported(sheet.xlsx(), "花名册.xlsx");
        }

        public Answer imported(byte[] file, String fileName) {
            var taken = admin.upload("/api/roster-imports?dryRun=false", fileName, file);
            if (taken.status() != 202) {
                return taken;
            }
            var location = taken.raw().headers().firstValue("Location").orElseThrow();
            var path = location.replaceFirst("^https?://[^/]+", "");
            await().atMost(60, SECONDS)
                    .until(() -> !admin.get(path)
                            .expectOk()
                            .body()
                            .path("state")
                            .asString()
                            .equals("RUNNING"));
            return admin.get(path);
        }

        /** Everybody on the roster, in the list's order. */
        public List<UUID> children() {
            return admin.get("/api/children?limit=500")
                    .expectOk()
                    .body()
                    .path("items")
                    .valueStream()
                    .map(child -> UUID.fromString(child.path("id").asString()))
                    .toList();
        }

        public List<UUID> classes() {
            var body = admin.get("/api/classes").expectOk().body();
            var items = body.isArray() ? body : body.path("items");
            return items.valueStream()
                    .map(one -> UUID.fromString(one.path("id").asString()))
                    .toList();
        }

        /** @return the id, which is also the id of the caregiver that a class teacher becomes */
        public UUID staff(String username, List<String> roles, List<UUID> classes) {
            var id = UUID.randomUUID();
            admin.put(
                            "/api/staff/" + id,
                            Map.of(
                                    "username",
                                    username,
                                    "name",
                                    "职工" + username,
                                    "email",
                                    username + "@school.example",
                                    "roles",
                                    roles,
                                    "classes",
                                    classes.stream().map(UUID::toString).toList()))
                    .expectOk();
            return id;
        }

        public UUID caregiver(String name, String username) {
            var id = UUID.randomUUID();
            admin.put("/api/caregivers/" + id, Map.of("name", name, "category", "VILLAGER", "username", username))
                    .expectOk();
            return id;
        }

        /** Once pairing has heard of the child. */
        public UUID pair(UUID child, UUID caregiver, String from) {
            var id = UUID.randomUUID();
            var body =
                    Map.of("child", child.toString(), "caregiver", caregiver.toString(), "kind", "STAFF", "from", from);
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> admin.put("/api/pairs/" + id, body).expectOk());
            return id;
        }
    }
}
