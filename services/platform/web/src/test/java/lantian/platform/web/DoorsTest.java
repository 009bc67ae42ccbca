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
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantStanding;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

        record Note(
                @NotBlank String text,
                @Nullable List<UUID> about,
                @Nullable List<String> lines,
                @Nullable LocalDate on,
                @Nullable Integer number) {}

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

        @GetMapping("/api/day")
        @Allowed(everybody = true)
        Map<String, String> day(@RequestParam(required = false) @Nullable LocalDate on) {
            return Map.of("on", String.valueOf(on));
        }

        @GetMapping("/api/named/{name}")
        @Allowed(everybody = true)
        Map<String, String> named(@PathVariable String name) {
            return Map.of("name", name);
        }

        @PostMapping("/api/act")
        @Allowed(everybody = true)
        void act() {}

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
    void a_body_larger_than_a_quarter_megabyte_is_not_parsed_whether_it_says_so_or_not(boolean says) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();
        var body = "[".repeat((1 << 18) + 1).getBytes(UTF_8);

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
                "application/xml",
                "text/xml",
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                "application/cbor",
                "application/x-jackson-smile",
                "application/octet-stream",
                "application/x-ndjson",
                "text/json",
                "application/problem+json",
                "application/merge-patch+json",
                "application/vnd.lantian+json",
                "application/*",
                "*/*",
                "nonsense",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json; charset=gbk",
                "application/json; charset=nonsense"
            })
    void what_is_no_json_is_not_taken_even_where_no_body_is_read(String type) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        for (var path : List.of("/api/admins", "/api/act")) {
            var answer = send(request(path, token, null)
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("{\"text\":\"x\"}")));

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(slug(answer)).isEqualTo("unsupported-media-type");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json;charset=UTF-8", "Application/JSON; charset=\"utf-8\""})
    void json_is_taken_however_its_name_is_written(String type) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = send(request("/api/admins", token, null)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"text\":\"谢谢😀\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_that_does_not_say_what_it_is_is_not_taken() throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = send(request("/api/admins", token, null).POST(BodyPublishers.ofString("{\"text\":\"x\"}")));

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/xml", "application/cbor", "text/csv"})
    void nothing_but_json_is_written(String type) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer =
                send(request("/api/mine", token, null).header("Accept", type).GET());

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(slug(answer)).isEqualTo("not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "GBK"})
    void json_in_another_charset_than_it_says_is_malformed(String charset) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = send(request("/api/admins", token, null)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray("{\"text\":\"留守\"}".getBytes(Charset.forName(charset)))));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(slug(answer)).isEqualTo("malformed-request");
    }

    static Stream<Arguments> fields_that_nobody_can_keep() {
        var texts = Stream.of("a\\u0000b", "\\u0000", "a\\ud800", "\\udc00a", "\\udc00\\ud800", "\u0000")
                .flatMap(text -> Stream.of(
                        Arguments.of("text", "{\"text\":\"%s\"}".formatted(text)),
                        Arguments.of("lines", "{\"text\":\"x\",\"lines\":[\"a\",\"%s\"]}".formatted(text)),
                        Arguments.of("about", "{\"text\":\"x\",\"about\":[\"%s\"]}".formatted(text)),
                        Arguments.of("on", "{\"text\":\"x\",\"on\":\"%s\"}".formatted(text))));
        var days = Stream.of(
                        "-999999999-01-01",
                        "+999999999-12-31",
                        "-0001-01-01",
                        "0000-01-01",
                        "1899-12-31",
                        "2201-01-01",
                        "9999-12-31",
                        "10000-01-01",
                        "2026-02-30",
                        "2026-11-22T00:00:00Z")
                .map(day -> Arguments.of("on", "{\"text\":\"x\",\"on\":\"%s\"}".formatted(day)));
        var numbers = Stream.of("9".repeat(900), "-2147483649", "1e400", "1e999999999", "0.1")
                .map(number -> Arguments.of("number", "{\"text\":\"x\",\"number\":%s}".formatted(number)));
        return Stream.of(texts, days, numbers).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource
    void fields_that_nobody_can_keep(String field, String body) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = post("/api/admins", token, null, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(slug(answer)).isEqualTo("malformed-request");
        assertThat(body(answer).at("/errors/0/field").asString()).isEqualTo(field);
    }

    static Stream<String> bodies_that_nobody_means() {
        return Stream.of(
                "[".repeat(100_000),
                "{\"lines\":" + "[".repeat(60_000) + "]".repeat(60_000) + "}",
                "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000),
                "{\"text\":\"x\",\"number\":" + "9".repeat(100_000) + "}",
                "{\"text\":\"x\",\"number\":1." + "0".repeat(100_000) + "}",
                "{\"" + "k".repeat(100_000) + "\":1}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"\\u0000\":1}",
                "{\"\\ud800\":1}",
                "{\"text\":\"x\"}{\"text\":\"y\"}",
                "{\"text\":\"x\"} trailing",
                "{\"text\":\"x\",\"number\":NaN}",
                "{\"text\":\"x\",\"number\":01}",
                "null",
                "",
                " ",
                "\u0000");
    }

    @ParameterizedTest
    @MethodSource
    void bodies_that_nobody_means(String body) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = post("/api/admins", token, null, body);

        assertThat(answer.statusCode()).isIn(400, 413);
        assertThat(slug(answer)).isIn("malformed-request", "invalid-input", "too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999999-01-01",
                "%2B999999999-12-31",
                "0000-01-01",
                "9999-12-31",
                "2026-02-30",
                "1/2/26",
                "x",
                "2026-11-22T00:00:00Z"
            })
    void a_day_in_the_query_is_written_as_in_a_body(String day) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = get("/api/day?on=" + day, token, null);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).at("/errors/0/field").asString()).isEqualTo("on");
        assertThat(get("/api/day?on=2026-11-22", token, null).body()).contains("2026-11-22");
        assertThat(get("/api/day?on=", token, null).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "%ed%a0%80", "%ff", "%c0%80"})
    void a_name_in_the_path_that_is_no_text_is_malformed(String name) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = raw("GET /api/named/" + name, "Authorization: Bearer " + token);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "malformed-request");
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
    @ValueSource(strings = {"q=%00", "q=a%00b", "q=%zz", "q=%ff", "q=%ed%a0%80", "q=%c0%80"})
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST /api/act     | Transfer-Encoding: chunked, identity
                    POST /api/act     | Transfer-Encoding: identity
                    POST /api/act     | Transfer-Encoding: chunked, chunked
                    POST /api/act     | Transfer-Encoding: gzip
                    POST /api/act     | Transfer-Encoding: nonsense
                    POST /api/act     | Content-Length: -1
                    POST /api/act     | Content-Length: x
                    POST /api/act     | Content-Length: 99999999999999999999
                    CONNECT /api/act  | Accept: */*
                    CONNECT a.b:443   | Accept: */*
                    TRACE /api/act    | Accept: */*
                    NONSENSE /api/act | Accept: */*
                    get /api/mine     | Accept: */*
                    G(T /api/mine     | Accept: */*
                    """)
    void a_request_framed_in_a_way_of_its_own_is_refused(String line, String header) throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = raw(line, "Authorization: Bearer " + token + "\r\n" + header);

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"type\":\"/problems/");
    }

    @Test
    void a_request_with_two_lengths_is_not_read_twice() throws Exception {
        var token = tokens.of("doors-one").at(NORTH, "school-admin").token();

        var answer = raw(
                "POST /api/act",
                "Authorization: Bearer " + token
                        + "\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1");

        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
        assertThat(answer).doesNotStartWith("HTTP/1.1 5");
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
