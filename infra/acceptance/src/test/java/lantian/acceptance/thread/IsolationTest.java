package lantian.acceptance.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.acceptance.stack.County;
import lantian.acceptance.stack.House;
import lantian.acceptance.stack.Person;
import lantian.acceptance.stack.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Another school's things, through every operation that the API describes, as every role; and past the API. */
class IsolationTest {

    private static final House HOUSE = House.open();
    private static final County COUNTY = new County(HOUSE);
    private static final String RUN = UUID.randomUUID().toString().substring(0, 6);
    private static final County.School MINE = COUNTY.school("mine-" + RUN, "我的小学");
    private static final County.School THEIRS = COUNTY.school("theirs-" + RUN, "别的小学");
    private static final Map<String, UUID> THEIR_THINGS = theirThings();
    private static final Map<String, Person> STRANGERS = strangers();

    @Test
    void every_operation_with_another_schools_id_is_refused_to_every_role() {
        var attempts = 0;
        var leaks = new ArrayList<String>();
        for (var person : STRANGERS.entrySet()) {
            for (var operation : operations()) {
                for (var thing : THEIR_THINGS.entrySet()) {
                    var path = operation
                            .path()
                            .replaceAll("\\{[^}]+}", thing.getValue().toString());
                    var answer = person.getValue()
                            .send(operation.method(), path, body(operation.method()), "application/json", null);
                    attempts++;
                    if (leaks(answer, operation)) {
                        leaks.add(person.getKey() + " " + operation + " with their " + thing.getKey() + " -> "
                                + answer.status() + " " + answer.text());
                    }
                }
            }
        }

        assertThat(attempts).isGreaterThan(200);
        assertThat(leaks).isEmpty();
    }

    @Test
    void lists_show_no_row_of_another_school() {
        for (var person : STRANGERS.entrySet()) {
            for (var path : List.of(
                    "/api/children?limit=500",
                    "/api/classes",
                    "/api/staff",
                    "/api/caregivers",
                    "/api/pairs",
                    "/api/my/obligations",
                    "/api/obligations",
                    "/api/contacts?child=" + THEIR_THINGS.get("child"),
                    "/api/pairs?child=" + THEIR_THINGS.get("child"),
                    "/api/obligations?child=" + THEIR_THINGS.get("child"))) {
                var text = person.getValue().get(path).text();
                THEIR_THINGS
                        .values()
                        .forEach(id -> assertThat(text)
                                .as(person.getKey() + " " + path)
                                .doesNotContain("\"" + id + "\""));
            }
        }
    }

    @Test
    void figures_of_another_school_are_the_countys_business_only() {
        var path = "/api/figures?level=class&school=" + THEIRS.id();

        assertThat(MINE.admin().get(path).slug()).isEqualTo("not-found");
        assertThat(COUNTY.officer().get(path).expectOk().text())
                .doesNotContain(String.valueOf(THEIR_THINGS.get("child")));
    }

    @Test
    void the_school_header_can_not_name_a_school_that_is_not_in_the_token() {
        var answer = MINE.admin().at(THEIRS.id()).get("/api/children");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.slug()).isEqualTo("not-your-school");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "pairing", "contactlog", "reporting"})
    void the_services_own_role_sees_nothing_by_raw_sql(String service) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + HOUSE.postgresPort() + "/" + service;
        try (var connection = DriverManager.getConnection(url, service + "_app", HOUSE.secret(service + "-app"));
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var found = statement.executeQuery("""
                    select c.relname, c.relrowsecurity and c.relforcerowsecurity
                    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                    """)) {
                while (found.next()) {
                    assertThat(found.getBoolean(2)).as(found.getString(1)).isTrue();
                    tables.add(found.getString(1));
                }
            }
            assertThat(tables).isNotEmpty();
            for (var table : tables) {
                try (var rows = statement.executeQuery("select count(*) from " + table)) {
                    rows.next();
                    assertThat(rows.getInt(1)).as(table).isZero();
                } catch (SQLException denied) {
                    assertThat(denied.getSQLState()).as(table).isEqualTo("42501");
                }
            }
        }
    }

    @Test
    void no_childs_name_is_in_a_log() {
        assertThat(HOUSE.logs()).doesNotContain("测三1甲", "监护甲", "溪北村0组");
    }

    private static Map<String, UUID> theirThings() {
        THEIRS.imported(Sheet.of("三年级", "1班", 4, 4)).expectOk();
        var clazz = THEIRS.classes().getFirst();
        var teacher = THEIRS.staff("theirs-teacher-" + RUN, List.of("class-teacher"), List.of(clazz));
        var child = THEIRS.children().getFirst();
        var pair = THEIRS.pair(child, teacher, "2026-11-01");
        var contact = UUID.randomUUID();
        var asTeacher = COUNTY.person("theirs-teacher-" + RUN);
        asTeacher
                .put(
                        "/api/contacts/" + contact,
                        Map.of(
                                "child", child.toString(),
                                "kind", "TALK",
                                "occurredOn", "2026-11-20",
                                "outcome", "COMPLETED",
                                "participants", List.of(teacher.toString()),
                                "with", List.of("CHILD"),
                                "findings", List.of(),
                                "triggers", List.of()))
                .expectOk();
        var things = new LinkedHashMap<String, UUID>();
        things.put("school", THEIRS.id());
        things.put("class", clazz);
        things.put("child", child);
        things.put("staff and caregiver", teacher);
        things.put("pair", pair);
        things.put("contact", contact);
        asTeacher
                .get("/api/my/obligations")
                .expectOk()
                .body()
                .path("items")
                .valueStream()
                .findFirst()
                .ifPresent(obligation -> things.put(
                        "obligation", UUID.fromString(obligation.path("id").asString())));
        return things;
    }

    private static Map<String, Person> strangers() {
        MINE.imported(Sheet.of("三年级", "1班", 3, 3)).expectOk();
        var people = new LinkedHashMap<String, Person>();
        people.put("school-admin", MINE.admin());
        MINE.staff("mine-teacher-" + RUN, List.of("class-teacher"), MINE.classes());
        MINE.staff("mine-caregiver-" + RUN, List.of("caregiver"), List.of());
        people.put("class-teacher", COUNTY.person("mine-teacher-" + RUN));
        people.put("caregiver", COUNTY.person("mine-caregiver-" + RUN));
        people.put("officer", COUNTY.officer());
        people.put("auditor", COUNTY.person("auditor"));
        return people;
    }

    private record Operation(String method, String path) {}

    /** What the gateway's joint description names, so that a new operation is attacked from its first day. */
    private static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (var port : List.of(8081, 8082, 8083, 8084)) {
            var description = description(HOUSE.service(port) + "/v3/api-docs");
            new JsonMapper()
                    .readTree(description)
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                        if (path.getKey().contains("{")) {
                            operations.add(new Operation(method.toUpperCase(java.util.Locale.ROOT), path.getKey()));
                        }
                    }));
        }
        assertThat(operations).hasSizeGreaterThan(10);
        return operations;
    }

    private static String description(String address) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static java.net.http.HttpRequest.BodyPublisher body(String method) {
        return method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
    }

    /** A school, area or term is the bureau's business; the directory of schools holds nothing private. */
    private static boolean leaks(Person.Answer answer, Operation operation) {
        var directory = operation.path().matches("/api/(schools|areas|terms)/.*");
        return (answer.ok() && !directory) || answer.status() >= 500;
    }
}
