package lantian.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RelayTest {

    private static final int MEGABYTE = 1 << 20;

    private static House.Gateway gateway;
    private static Browser browser;
    private static String token;

    @BeforeAll
    static void open() {
        gateway = House.gateway(0, Map.of("lantian.gateway.services.pairing", "http://127.0.0.1:9"));
        token = House.person("chen.jing", House.membership(House.HILL_SCHOOL, "school-admin"));
        browser = new Browser();
        browser.signIn(gateway, "chen.jing");
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/areas, registry",
        "/api/schools/1/suspend, registry",
        "/api/terms/1, registry",
        "/api/staff, registry",
        "/api/roster-imports/1/annotated.xlsx, registry",
        "/api/children?q=ming, registry",
        "/api/classes, registry",
        "/api/transfers/1/accept, registry",
        "/api/contacts/1, contactlog",
        "/api/my/memberships/1, registry",
        "/api/my/sign-ins, registry",
        "/api/my/obligations?state=OPEN, contactlog",
        "/api/obligations, contactlog",
        "/api/care-standard, contactlog",
        "/api/concerns/1, contactlog",
        "/api/forms/TALK, contactlog",
        "/api/figures?level=county, reporting",
        "/api/figures.xlsx?level=county, reporting",
        "/api/figures/trend, reporting",
        "/api/audits/1, reporting",
        "/api/enrolment-questions/1/check, reporting",
        "/api/documents/summary.docx, reporting"
    })
    void each_path_reaches_the_service_in_charge_unchanged(String path, String service) {
        var echo = EchoService.read(browser.get(gateway.address() + path).body());

        assertThat(echo.service()).isEqualTo(service);
        assertThat(echo.uri()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/unknown",
                "/api",
                "/api/",
                "/api/childrens",
                "/api/actuator/env",
                "/api/internal/x",
                "/api/children/../../v3/api-docs"
            })
    void what_is_not_listed_does_not_exist(String path) {
        var before = House.REGISTRY.seen.size();

        var answer = bearer("GET", path, "");

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(House.REGISTRY.seen).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/error",
                "/api//children",
                "/api/children;x=1",
                "/api/contacts/%00",
                "/api/contacts/%ff",
                "/api/contacts/%zz",
                "/api/contacts/{id}",
                "/..%2f..%2fetc",
                "/%2e%2e%2f",
                "/../etc",
                "no-path"
            })
    void an_address_that_can_not_be_read_is_a_problem_too(String address) throws Exception {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(gateway.address()).getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: lantian\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
                            .formatted(address)
                            .getBytes(UTF_8));

            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 4")
                    .containsIgnoringCase("Content-Type: application/problem+json")
                    .contains("\"type\":\"/problems/");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST /api/contacts     | Transfer-Encoding: chunked, identity
                    POST /api/contacts     | Transfer-Encoding: identity
                    POST /api/contacts     | Transfer-Encoding: chunked, chunked
                    POST /api/contacts     | Transfer-Encoding: gzip
                    POST /api/contacts     | Transfer-Encoding: nonsense
                    POST /api/contacts     | Content-Length: -1
                    POST /api/contacts     | Content-Length: x
                    CONNECT /api/contacts  | Accept: */*
                    CONNECT a.b:443        | Accept: */*
                    TRACE /api/contacts    | Accept: */*
                    NONSENSE /api/contacts | Accept: */*
                    get /api/contacts      | Accept: */*
                    G(T /api/contacts      | Accept: */*
                    """)
    void a_request_framed_in_a_way_of_its_own_is_refused(String line, String header) throws Exception {
        var before = House.CONTACTLOG.seen.size();
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(gateway.address()).getPort())) {
            socket.getOutputStream()
                    .write(
                            "%s HTTP/1.1\r\nHost: localhost:%s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n%s\r\n\r\n"
                                    .formatted(line, socket.getPort(), token, header)
                                    .getBytes(UTF_8));

            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 4")
                    .containsIgnoringCase("Content-Type: application/problem+json")
                    .contains("\"type\":\"/problems/");
        }
        assertThat(House.CONTACTLOG.seen).hasSize(before);
    }

    @Test
    void the_next_instance_answers_where_one_takes_no_connection() throws Exception {
        var dead = "http://127.0.0.1:9";
        try (var replicas = House.gateway(
                1, Map.of("lantian.gateway.services.pairing", dead + "," + House.PAIRING.address() + "," + dead))) {
            for (int i = 0; i < 6; i++) {
                var answer = new Browser()
                        .write(
                                "PUT",
                                replicas.address() + "/api/pairs/1",
                                "{\"with\":\"a body\"}",
                                "Authorization",
                                "Bearer " + token);

                assertThat(EchoService.read(answer.body()).bytes()).isEqualTo(17);
            }
        }
    }

    @Test
    void a_service_sees_the_token_and_neither_cookies_nor_headers_that_pretend() {
        var echo = EchoService.read(browser.get(
                        gateway.address() + "/api/children",
                        "X-Forwarded-For",
                        "10.0.0.1",
                        "X-Forwarded-Host",
                        "evil.example",
                        "Forwarded",
                        "for=10.0.0.1",
                        "X-Real-Ip",
                        "10.0.0.1",
                        "X-Internal",
                        "1",
                        "baggage",
                        "tenant=other",
                        "If-Match",
                        "\"3\"",
                        "Accept-Language",
                        "en",
                        "Lantian-School",
                        House.HILL_SCHOOL.toString())
                .body());

        assertThat(echo.header("authorization")).startsWith("Bearer eyJ");
        assertThat(echo.headers())
                .doesNotContainKeys(
                        "cookie", "x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip", "x-internal");
        assertThat(echo.header("baggage")).isEmpty();
        assertThat(echo.header("if-match")).isEqualTo("\"3\"");
        assertThat(echo.header("accept-language")).isEqualTo("en");
        assertThat(echo.header("lantian-school")).isEqualTo(House.HILL_SCHOOL.toString());
        assertThat(echo.header("host")).isEqualTo(House.REGISTRY.address().getAuthority());
    }

    @Test
    void an_answer_comes_back_without_the_service_s_cookies_and_with_our_security_headers() {
        var answer = browser.get(gateway.address() + "/api/children");

        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "x-powered-by");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.headers().map()).doesNotContainKey("strict-transport-security");
    }

    @Test
    void a_bearer_token_passes_without_cookie_and_without_csrf_token() {
        var answer = bearer("PUT", "/api/contacts/1", "{}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(EchoService.read(answer.body()).header("authorization")).isEqualTo("Bearer " + token);
    }

    @Test
    void a_bearer_token_wins_over_a_cookie() {
        var other = House.person("guo.hua", House.membership(House.LAKE_SCHOOL, "caregiver"));

        var answer = browser.get(gateway.address() + "/api/children", "Authorization", "Bearer " + other);

        assertThat(EchoService.read(answer.body()).header("authorization")).isEqualTo("Bearer " + other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Bearer a.b.c", "Basic YTpi"})
    void a_token_that_keycloak_does_not_know_gets_nowhere_even_with_a_cookie(String authorization) {
        var before = House.REGISTRY.seen.size();

        var answer = browser.get(gateway.address() + "/api/children", "Authorization", authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(House.REGISTRY.seen).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({"PUT, /api/contacts/1", "POST, /api/roster-imports", "DELETE, /api/children/1", "POST, /logout"})
    void a_write_by_cookie_without_the_session_s_csrf_token_is_refused(String method, String path) {
        var before = House.CONTACTLOG.seen.size() + House.REGISTRY.seen.size();

        var without = browser.write(method, gateway.address() + path, "{}");
        var wrong = browser.write(method, gateway.address() + path, "{}", "X-XSRF-TOKEN", "A".repeat(43));

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(Browser.json(without).path("type").asString()).isEqualTo("/problems/csrf-token");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(House.CONTACTLOG.seen.size() + House.REGISTRY.seen.size()).isEqualTo(before);
    }

    @Test
    void a_write_by_cookie_with_the_session_s_csrf_token_passes() {
        var answer = browser.write(
                "PUT", gateway.address() + "/api/contacts/1", "{}", "X-XSRF-TOKEN", browser.csrf(gateway));

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void another_session_s_csrf_token_does_not_fit() {
        var colleague = new Browser();
        colleague.signIn(gateway, "chen.jing");

        var answer = browser.write(
                "PUT", gateway.address() + "/api/contacts/1", "{}", "X-XSRF-TOKEN", colleague.csrf(gateway));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void an_upload_of_twenty_megabytes_passes_and_one_more_is_too_large() throws Exception {
        var fits = send(upload(BodyPublishers.ofByteArray(new byte[20 * MEGABYTE])));
        var tooLarge = send(upload(BodyPublishers.ofByteArray(new byte[21 * MEGABYTE])));

        assertThat(EchoService.read(fits.body()).bytes()).isEqualTo(20L * MEGABYTE);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(Browser.json(tooLarge).path("type").asString()).isEqualTo("/problems/too-large");
    }

    @Test
    void an_upload_that_does_not_say_its_size_is_cut_off_at_the_limit() throws Exception {
        var answer = send(upload(BodyPublishers.ofInputStream(() -> new Zeros(40L * MEGABYTE))));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void a_download_larger_than_any_buffer_streams_through() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway.address() + "/api/documents/large"))
                .header("Authorization", "Bearer " + token)
                .build();

        long bytes = 0;
        try (var http = HttpClient.newHttpClient();
                var body = http.send(request, BodyHandlers.ofInputStream()).body()) {
            bytes = body.transferTo(java.io.OutputStream.nullOutputStream());
        }

        assertThat(bytes).isEqualTo(50L * MEGABYTE);
    }

    @Test
    void a_service_that_is_away_is_a_503_that_says_when_to_try_again() {
        var answer = bearer("GET", "/api/pairs", "");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(Browser.json(answer).path("type").asString()).isEqualTo("/problems/service-away");
    }

    @Test
    void a_refusal_speaks_chinese_unless_english_is_preferred() {
        var chinese = browser.get(gateway.address() + "/api/unknown");
        var english = browser.get(gateway.address() + "/api/unknown", "Accept-Language", "fr, en-GB;q=0.9, zh;q=0.5");
        var unreadable = browser.get(gateway.address() + "/api/unknown", "Accept-Language", "zh-CN;q=abc");

        assertThat(Browser.json(chinese).path("title").asString()).isEqualTo("没有找到");
        assertThat(Browser.json(unreadable).path("title").asString()).isEqualTo("没有找到");
        assertThat(Browser.json(english).path("title").asString()).isEqualTo("Not found");
    }

    @Test
    void the_log_has_the_path_and_never_the_name_that_was_searched_for(CapturedOutput output) {
        browser.get(gateway.address() + "/api/children?q=" + Browser.encoded("王小明") + "&canary=wangxiaoming");

        await().untilAsserted(() -> assertThat(output.getAll()).contains("GET /api/children 200"));
        assertThat(output.getAll()).doesNotContain("wangxiaoming", "%E7%8E%8B");
    }

    @Test
    void one_trace_leads_from_the_caller_to_the_service() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        var answer =
                browser.get(gateway.address() + "/api/children", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

        assertThat(EchoService.read(answer.body()).header("traceparent")).contains(trace);
        assertThat(answer.headers().firstValue("X-Trace-Id")).hasValue(trace);
    }

    private static HttpResponse<String> bearer(String method, String path, String body) {
        return new Browser().write(method, gateway.address() + path, body, "Authorization", "Bearer " + token);
    }

    private static HttpRequest upload(HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(gateway.address() + "/api/roster-imports?dryRun=true"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .version(HttpClient.Version.HTTP_1_1)
                .POST(body)
                .build();
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var read = (int) Math.min(left, length);
            left -= read;
            return read;
        }
    }
}
