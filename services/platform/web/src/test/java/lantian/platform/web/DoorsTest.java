package lantian.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;
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
import org.springframework.web.bind.annotation.RequestParam;
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

        record Note(@NotBlank String text, @Nullable List<UUID> about) {}

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

        @GetMapping("/api/found")
        @Allowed(everybody = true)
        Map<String, String> found(@RequestParam String q) {
            return Map.of("q", q);
        }

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
    void the_description_says_who_may_call_and_how_it_refuses() throws Exception {
        var description = body(get("/v3/api-docs", null, null));

        var admins = description.at("/paths/~1api~1admins/post");
        assertThat(admins.path("description").asString()).endsWith("school-admin");
        assertThat(admins.path("operationId").asString()).isEqualTo("operations.forAdmins");
        assertThat(admins.at("/responses/default/content").has("application/problem+json"))
                .isTrue();
        assertThat(description.at("/paths/~1api~1forgotten/get/description").asString())
                .endsWith("nobody");
        assertThat(description.at("/info/title").asString()).isEqualTo("Lantian doors");
    }

    @Test
    void what_does_not_exist_is_404_below_the_api_and_closed_elsewhere() throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        assertThat(slug(get("/api/nothing", token, null))).isEqualTo("not-found");
        assertThat(get("/anything", token, null).statusCode()).isEqualTo(403);
    }

    @Test
    void a_field_that_can_not_be_read_is_named() throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = post("/api/admins", token, null, "{\"text\":\"a\",\"about\":[null]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).at("/errors/0/field").asString()).isEqualTo("about");
        assertThat(body(answer).at("/errors/0/detail").asString()).isEqualTo("这里不能有空项。");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_body_larger_than_a_megabyte_is_too_large_whether_it_says_so_or_not(boolean says) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();
        var body = "{\"text\":\"%s\"}".formatted("a".repeat(1 << 20)).getBytes(UTF_8);

        var answer = send(request("/api/admins", token, null)
                .header("Content-Type", "application/json")
                .POST(
                        says
                                ? BodyPublishers.ofByteArray(body)
                                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(slug(answer)).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml"
            })
    void what_is_no_json_is_not_taken(String type) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = send(request("/api/admins", token, null)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"text\":\"x\"}")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(slug(answer)).isEqualTo("unsupported-media-type");
    }

    @Test
    void a_school_named_twice_is_not_chosen() throws Exception {
        var token = tokens.of("doors-two")
                .at(NORTH, "school-admin")
                .at(SOUTH, "caregiver")
                .token();

        var answer = send(request("/api/mine", token, NORTH)
                .header("Lantian-School", SOUTH.toString())
                .GET());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(slug(answer)).isEqualTo("school-not-chosen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                | 需要登录
                    en-GB, zh;q=0.5 | Sign-in needed
                    zh-TW, en;q=0.9 | 需要登录
                    fr, en;q=0      | 需要登录
                    zh-CN;q=abc     | 需要登录
                    """)
    void a_refusal_at_the_door_speaks_chinese_unless_english_is_preferred(@Nullable String language, String title)
            throws Exception {
        var request = request("/api/mine", null, null).GET();
        if (language != null) {
            request.header("Accept-Language", language);
        }

        assertThat(body(send(request)).path("title").asString()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%00", "q=a%00b", "q=%zz", "q=%ff"})
    void a_query_that_no_text_can_be_read_from_is_malformed(String query) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = raw("GET /api/found?" + query, "Authorization: Bearer " + token);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "malformed-request");
    }

    @ParameterizedTest
    @CsvSource({
        "/error, 404",
        "/api//mine, 400",
        "/api/mine;x=1, 400",
        "/api/%00, 400",
        "/api/%ff, 400",
        "/api/%zz, 400",
        "/api/{id}, 400",
        "/..%2f..%2fetc, 400",
        "/%2e%2e%2f, 400",
        "/../etc, 400",
        "no-path, 400"
    })
    void an_address_that_can_not_be_read_is_a_problem_too(String address, int status) throws Exception {
        var answer = raw("GET " + address, "Accept: text/html");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"type\":\"/problems/");
    }

    /** What no client library would send. */
    private String raw(String line, String header) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("%s HTTP/1.1\r\nHost: lantian\r\nConnection: close\r\n%s\r\n\r\n"
                            .formatted(line, header)
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
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
