package lantian.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Servers;
import lantian.platform.testkit.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Real Keycloak, real PostgreSQL, an echo behind each route, and as many gateways as a test wants. */
final class House {

    static final String PASSWORD = "test-Passw0rd";
    static final UUID HILL_SCHOOL = UUID.fromString("01990000-0000-7000-8000-0000000000a1");
    static final UUID LAKE_SCHOOL = UUID.fromString("01990000-0000-7000-8000-0000000000a2");

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Integer> PORTS = List.of(freePort(), freePort(), freePort());

    static final Tokens PEOPLE = peopleWithRedirects();
    static final Db DATABASE = Servers.database("gateway", 1);
    static final EchoService REGISTRY = new EchoService("registry");
    static final EchoService PAIRING = new EchoService("pairing");
    static final EchoService CONTACTLOG = new EchoService("contactlog");
    static final EchoService REPORTING = new EchoService("reporting");

    /** What the registry says of a person, by user name. */
    private static final Map<String, List<Membership>> MEMBERSHIPS = new ConcurrentHashMap<>();

    private House() {}

    record Membership(
            UUID school,
            String name,
            List<String> roles,
            String state,
            boolean county,
            @Nullable UUID area) {}

    static Membership membership(UUID school, String... roles) {
        return new Membership(school, "school", List.of(roles), "ACTIVE", false, null);
    }

    /** Somebody whom Keycloak and the registry know. */
    static void person(String username, Membership... memberships) {
        PEOPLE.of(username).token();
        MEMBERSHIPS.put(username, List.of(memberships));
    }

    static Optional<List<Membership>> memberships(String username) {
        return Optional.ofNullable(MEMBERSHIPS.get(username));
    }

    /** A running gateway. */
    record Gateway(ConfigurableApplicationContext context, String address) implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }

    /** Gateway number 0, 1 or 2; all belong together. */
    static Gateway gateway(int number, Map<String, Object> differences) {
        var origin = "http://localhost:" + PORTS.get(number);
        var properties = new LinkedHashMap<String, Object>();
        properties.put("server.port", PORTS.get(number));
        properties.put("lantian.gateway.origin", origin);
        properties.put("lantian.gateway.issuer", PEOPLE.issuer());
        properties.put("lantian.gateway.secret", "gateway-secret");
        properties.put("lantian.gateway.key", "bGFudGlhbi10ZXN0LWdhdGV3YXkta2V5LTMyYnl0ZXM=");
        properties.put("lantian.gateway.services.registry", REGISTRY.address());
        properties.put("lantian.gateway.services.pairing", PAIRING.address());
        properties.put("lantian.gateway.services.contactlog", CONTACTLOG.address());
        properties.put("lantian.gateway.services.reporting", REPORTING.address());
        properties.put("spring.datasource.url", DATABASE.url());
        properties.put("spring.datasource.username", DATABASE.roles().app());
        properties.put("spring.datasource.password", DATABASE.roles().appPassword());
        properties.put("spring.flyway.user", DATABASE.roles().owner());
        properties.put("spring.flyway.password", DATABASE.roles().ownerPassword());
        properties.putAll(differences);
        var arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        var application = new SpringApplicationBuilder(GatewayApplication.class)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .build();
        return new Gateway(run(application, arguments), origin);
    }

    private static ConfigurableApplicationContext run(SpringApplication application, String[] arguments) {
        return application.run(arguments);
    }

    static void changeRealm(Map<String, Object> settings) {
        var path = "/" + PEOPLE.realm();
        var realm = (ObjectNode) PEOPLE.admin().find(path).orElseThrow();
        settings.forEach((name, value) -> realm.set(name, JSON.valueToTree(value)));
        PEOPLE.admin().send("PUT", path, realm.toString());
    }

    static String userId(String username) {
        return PEOPLE.admin()
                .find("/" + PEOPLE.realm() + "/users?exact=true&username=" + username)
                .orElseThrow()
                .get(0)
                .path("id")
                .asString();
    }

    private static Tokens peopleWithRedirects() {
        var people = Servers.tokens();
        var clients = "/" + people.realm() + "/clients";
        var client = (ObjectNode) people.admin()
                .find(clients + "?clientId=lantian-gateway")
                .orElseThrow()
                .get(0);
        var redirects = client.putArray("redirectUris");
        PORTS.forEach(port -> redirects.add("http://localhost:" + port + "/login/oauth2/code/*"));
        people.admin().send("PUT", clients + "/" + client.path("id").asString(), client.toString());
        return people;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
