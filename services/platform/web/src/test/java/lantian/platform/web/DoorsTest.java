package lantian.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantStanding;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a caller meets before any operation begins, with real tokens of a real Keycloak. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=doors",
            "spring.config.import=classpath:lantian-defaults.yml",
            "spring.flyway.locations=classpath:db/platform"
        })
@LantianTest(database = "doors", keycloak = true)
class DoorsTest {

    private static final UUID NORTH = UUID.randomUUID();
    private static final UUID SOUTH = UUID.randomUUID();
    private static final UUID SUSPENDED = UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private Tokens tokens;

    @Autowired
    private JsonMapper json;

    @Configuration
    @EnableAutoConfiguration
    static class Wired {

        @Bean
        TenantStanding standing() {
            return tenant -> tenant.value().equals(SUSPENDED);
        }

        @Bean
        Operations operations() {
            return new Operations();
        }
    }

    @RestController
    static class Operations {

        record Note(@NotBlank String text) {}

        @GetMapping("/api/mine")
        @Allowed(everybody = true)
        Map<String, Object> mine() {
            return Map.of(
                    "tenant", Tenancy.tenant().value(),
                    "roles",
                            Tenancy.actor().roles().stream()
                                    .map(Role::wire)
                                    .sorted()
                                    .toList());
        }

        @PostMapping("/api/admins")
        @Allowed(Role.SCHOOL_ADMIN)
        void forAdmins(@Valid @RequestBody Note note) {}

        @GetMapping("/api/forgotten")
        void withoutAllowed() {}

        @GetMapping("/api/broken")
        @Allowed(everybody = true)
        void broken() {
            throw new IllegalStateException("secret detail 王小明");
        }
    }

    @Test
    void without_a_token_nothing_opens() throws Exception {
        var answer = get("/api/mine", null, null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(slug(answer)).isEqualTo("not-signed-in");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void a_token_that_was_tampered_with_is_none() throws Exception {
        var token = tokens.of("doors-tamper").at(NORTH, "school-admin").token();
        var parts = token.split("\\.");
        var forged = parts[0] + "." + parts[1] + "." + parts[2].substring(4) + "AAAA";

        assertThat(get("/api/mine", forged, null).statusCode()).isEqualTo(401);
    }

    @Test
    void who_serves_two_schools_acts_for_the_chosen_one_with_its_roles() throws Exception {
        var token = tokens.of("doors-two")
                .at(NORTH, "school-admin")
                .at(SOUTH, "caregiver")
                .token();

        assertThat(slug(get("/api/mine", token, null))).isEqualTo("school-not-chosen");
        assertThat(body(get("/api/mine", token, NORTH)).path("roles").toString())
                .isEqualTo("[\"school-admin\"]");
        assertThat(body(get("/api/mine", token, SOUTH)).path("roles").toString())
                .isEqualTo("[\"caregiver\"]");
        assertThat(post("/api/admins", token, SOUTH, "{\"text\":\"x\"}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void another_school_can_not_be_chosen() throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = get("/api/mine", token, SOUTH);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(slug(answer)).isEqualTo("not-your-school");
    }

    @Test
    void a_suspended_school_lets_nobody_in() throws Exception {
        var token = tokens.of("doors-suspended").at(SUSPENDED, "school-admin").token();

        assertThat(slug(get("/api/mine", token, null))).isEqualTo("school-suspended");
    }

    @Test
    void an_operation_that_names_no_role_is_closed() throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        assertThat(get("/api/forgotten", token, null).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {               | 400 | malformed-request
                    {"text":""}     | 400 | invalid-input
                    {"other":"x"}   | 400 | malformed-request
                    []              | 400 | malformed-request
                    """)
    void bad_input_is_answered_with_what_to_correct(String body, int status, String slug) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = post("/api/admins", token, null, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(slug(answer)).isEqualTo(slug);
    }

    @Test
    void our_own_fault_tells_nothing_of_what_was_inside() throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = get("/api/broken", token, null);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("王小明").contains("出错了");
    }

    @Test
    void what_does_not_exist_is_404_below_the_api_and_closed_elsewhere() throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        assertThat(slug(get("/api/nothing", token, null))).isEqualTo("not-found");
        assertThat(get("/anything", token, null).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> get(String path, @Nullable String token, @Nullable UUID school)
            throws IOException, InterruptedException {
        return send(request(path, token, school).GET());
    }

    private HttpResponse<String> post(String path, String token, @Nullable UUID school, String body)
            throws IOException, InterruptedException {
        return send(request(path, token, school)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, @Nullable String token, @Nullable UUID school) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (school != null) {
            request.header("Lantian-School", school.toString());
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private String slug(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return body(answer).path("type").asString().replace("/problems/", "");
    }
}
