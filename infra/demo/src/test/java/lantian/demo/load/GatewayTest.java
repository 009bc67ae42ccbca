package lantian.demo.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.demo.Demo.Access;
import lantian.servers.KeycloakAdmin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GatewayTest {

    private static final UUID SCHOOL = UUID.fromString("00000000-0000-7000-8000-000000000101");

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Gateway gateway;

    private record Reply(int status, String body) {}

    @BeforeEach
    void aGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var keycloak = new KeycloakAdmin(address.toString(), "unused");
        var access = new Access(address, (who, _) -> "token-of-" + who, "secret", keycloak, "lantian", SCHOOL, false);
        gateway = new Gateway(access, new Signins(access), "chen", SCHOOL);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void what_is_temporary_is_asked_again() {
        replies.add(new Reply(503, ""));
        replies.add(new Reply(429, ""));
        replies.add(new Reply(201, "{\"version\":1}"));

        assertThat(gateway.put("pairs/1", Map.of()).created()).isTrue();
        assertThat(asked).hasSize(3);
    }

    @Test
    void a_service_that_has_not_heard_yet_is_asked_again() {
        replies.add(new Reply(404, "{\"type\":\"/problems/not-found\"}"));
        replies.add(new Reply(422, "{\"type\":\"/problems/unknown-participant\"}"));
        replies.add(new Reply(200, "{}"));

        assertThat(gateway.put("contacts/1", Map.of()).created()).isFalse();
    }

    @Test
    void a_refusal_ends_it_and_says_why() {
        replies.add(new Reply(422, "{\"type\":\"/problems/before-enrolment\"}"));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> gateway.put("contacts/1", Map.of()))
                .withMessageContaining("before-enrolment");
        assertThat(asked).hasSize(1);
    }

    @Test
    void what_an_earlier_release_brought_in_is_left_as_it_is() {
        replies.add(new Reply(201, "{}"));
        replies.add(new Reply(409, "{\"type\":\"/problems/id-already-used\"}"));
        replies.add(new Reply(409, "{\"type\":\"/problems/code-already-used\"}"));

        assertThat(gateway.brought("schools/1", Map.of())).isTrue();
        assertThat(gateway.brought("schools/1", Map.of())).isFalse();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> gateway.brought("schools/2", Map.of()));
    }

    @Test
    void a_list_is_read_to_its_end() {
        replies.add(new Reply(200, "{\"items\":[{\"id\":1},{\"id\":2}],\"next\":\"abc\"}"));
        replies.add(new Reply(200, "{\"items\":[{\"id\":3}],\"next\":null}"));

        var items = gateway.all("children?class=9");

        assertThat(items.stream().map(item -> item.path("id")).map(JsonNode::asInt))
                .containsExactly(1, 2, 3);
        assertThat(asked)
                .containsExactly(
                        "chen /api/children?class=9&limit=500", "chen /api/children?class=9&limit=500&cursor=abc");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var who = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer token-of-", "");
        assertThat(exchange.getRequestHeaders().getFirst("Lantian-School")).isEqualTo(SCHOOL.toString());
        asked.add(who + " " + exchange.getRequestURI());
        exchange.getRequestBody().readAllBytes();
        var reply = replies.remove();
        var bytes = reply.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
