package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeSet;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is announced keeps to the schema that the consumers read by. */
@ServiceTest
class ContractTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    @Test
    void a_child_a_school_and_staff_are_told_with_all_that_is_required_and_nothing_else() {
        var school = Schools.open(db, tokens, port);
        school.imported(Schools.roster("王小明"));
        school.admin().put("staff/" + java.util.UUID.randomUUID(), """
                {"username":"wei-%s","name":"魏老师","email":"wei@example.org","roles":["class-teacher"]}
                """.formatted(school.id()));
        school.admin().put("health-checks/" + java.util.UUID.randomUUID(), """
                {"child":"%s","on":"2026-09-04","height":132.5,"weight":30.1}
                """.formatted(school.child("王小明")));

        keeps("registry.children", "registry.child-changed.v1", school);
        keeps("registry.health-checks", "registry.health-checked.v1", school);
        keeps("registry.schools", "registry.school-changed.v1", school);
        keeps("registry.staff", "registry.staff-changed.v1", school);
        keeps("registry.memberships", "registry.membership-changed.v1", school);
    }

    private void keeps(String topic, String type, Schools school) {
        var event = kafka.await(topic, it -> it.tenant().equals(school.id()));
        var schema = schema(type);
        assertThat(event.type()).isEqualTo(type);
        var names = new TreeSet<String>();
        event.payload().propertyNames().forEach(names::add);
        schema.path("required").forEach(required -> assertThat(names).contains(required.asString()));
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(schema.path("properties").has(name)).as(name).isTrue());
    }

    private static JsonNode schema(String type) {
        try (var in = ContractTest.class.getResourceAsStream("/contracts/registry/" + type + ".json")) {
            return new JsonMapper().readTree(java.util.Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
