package lantian.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lantian.servers.KafkaServer;
import lantian.servers.KeycloakAdmin;
import lantian.servers.KeycloakServer;
import lantian.servers.Ports;
import lantian.servers.PostgresServer;
import lantian.servers.Realm;
import lantian.servers.Roles;
import lantian.servers.Server;

/** All servers of one stack, and what each is told about the others. */
final class Stack {

    static final UUID COUNTY = UUID.fromString("00000000-0000-7000-8000-000000000001");
    static final String REALM = "lantian";
    static final String VAULT_KEY = "vault-master-key";
    /** From a port to that of metrics and health. */
    private static final int MANAGEMENT = 1000;

    /** Ports of the first of each; the second listens a hundred above. */
    private static final Map<String, Integer> SERVICES =
            new TreeMap<>(Map.of("registry", 8081, "pairing", 8082, "contactlog", 8083, "reporting", 8084));

    /** Whose databases have tables of ours. */
    static final List<String> MIGRATED = List.of("registry", "pairing", "contactlog", "reporting", "gateway");

    private static final int NEXT_REPLICA = 100;

    private final Layout layout;
    private final Secrets secrets;
    private final Replicas replicas;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final KeycloakServer keycloak;
    private final List<BootServer> applications;

    Stack(Layout layout, Secrets secrets, Replicas replicas) {
        this.layout = layout;
        this.secrets = secrets;
        this.replicas = replicas;
        postgres =
                new PostgresServer(layout.data("postgresql"), layout.port(5432), secrets.password("postgresql"), true);
        kafka = new KafkaServer(
                layout.data("kafka"), layout.port(9092), layout.port(9093), secrets.password("kafka-broker"));
        keycloak = keycloak(layout.data("keycloak"), layout.port(8090), layout.port(9090));
        applications = IntStream.rangeClosed(1, replicas.count())
                .boxed()
                .flatMap(replica -> Stream.concat(
                        SERVICES.entrySet().stream().map(one -> service(one.getKey(), one.getValue(), replica)),
                        Stream.of(gateway(replica))))
                .toList();
    }

    Replicas replicas() {
        return replicas;
    }

    PostgresServer postgres() {
        return postgres;
    }

    KafkaServer kafka() {
        return kafka;
    }

    KeycloakServer keycloak() {
        return keycloak;
    }

    /** Another one beside it, with the same accounts, to whom nobody is sent. */
    KeycloakServer secondKeycloak() throws IOException {
        return keycloak(layout.state().resolve("apps").resolve("keycloak"), Ports.free(), Ports.free());
    }

    /** The services and the gateway. */
    List<BootServer> applications() {
        return applications;
    }

    /** In the order in which they may be stopped from the end. */
    List<Server> all() {
        return Stream.concat(Stream.of(postgres, kafka, keycloak), applications.stream())
                .toList();
    }

    /** Those that own a database, named like it. */
    List<Roles> databases() {
        return Stream.concat(Stream.of("keycloak"), MIGRATED.stream())
                .map(this::roles)
                .toList();
    }

    String address() {
        return "http://localhost:" + layout.port(8080);
    }

    String demoPassword() {
        return secrets.spoken("demo");
    }

    KeycloakAdmin keycloakAdmin() {
        return new KeycloakAdmin(keycloak.url(), keycloak.adminPassword());
    }

    Realm realm() {
        return new Realm(Map.of(
                "LANTIAN_COUNTY_ID", COUNTY.toString(),
                "LANTIAN_PUBLIC_URL", address(),
                "LANTIAN_GATEWAY_SECRET", secrets.password("gateway-client"),
                "LANTIAN_REGISTRY_SECRET", secrets.password("registry-client"),
                "LANTIAN_DEMO_PASSWORD", demoPassword()));
    }

    /** With which each service signs in at Kafka. */
    Map<String, String> kafkaPasswords() {
        return Stream.of("registry", "pairing", "contactlog", "reporting")
                .collect(Collectors.toMap(Function.identity(), name -> secrets.password(name + "-kafka")));
    }

    private KeycloakServer keycloak(Path work, int port, int managementPort) {
        var roles = roles("keycloak");
        return new KeycloakServer(
                work,
                "localhost",
                port,
                managementPort,
                new KeycloakServer.Database(
                        PostgresServer.url("127.0.0.1", postgres.port(), "keycloak"),
                        roles.owner(),
                        roles.ownerPassword()),
                secrets.password("keycloak-admin"));
    }

    private BootServer service(String name, int usualPort, int replica) {
        var environment = common(name, usualPort, replica);
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap());
        environment.put("LANTIAN_KAFKA_PROTOCOL", "SASL_PLAINTEXT");
        environment.put("LANTIAN_KAFKA_PASSWORD", secrets.password(name + "-kafka"));
        environment.put("LANTIAN_KAFKA_SESSION", "2500");
        environment.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", issuer());
        environment.put("LANTIAN_VAULT_MASTER_KEY", secrets.key(VAULT_KEY));
        accountsKey().ifPresent(key -> environment.put("LANTIAN_ACCOUNTS_KEY", key));
        environment.put("LANTIAN_MESSAGING_RELAY_USERNAME", roles(name).relay());
        environment.put("LANTIAN_MESSAGING_RELAY_PASSWORD", roles(name).relayPassword());
        if (name.equals("registry")) {
            environment.put("LANTIAN_KEYCLOAK_URL", keycloak.url());
            environment.put("LANTIAN_KEYCLOAK_REALM", REALM);
            environment.put("LANTIAN_KEYCLOAK_CLIENT_ID", "lantian-registry");
            environment.put("LANTIAN_KEYCLOAK_CLIENT_SECRET", secrets.password("registry-client"));
        }
        return application(name, layout.root().resolve("services").resolve(name), usualPort, replica, environment);
    }

    /** Data that began without the key go on without it, as their pseudonyms are never rewritten. */
    private Optional<String> accountsKey() {
        var began = Files.exists(layout.data("postgresql").resolve("PG_VERSION"));
        return began && !secrets.has("accounts-key") ? Optional.empty() : Optional.of(secrets.key("accounts-key"));
    }

    private BootServer gateway(int replica) {
        var environment = common("gateway", 8080, replica);
        environment.put("LANTIAN_PUBLIC_URL", address());
        environment.put("LANTIAN_GATEWAY_ISSUER", issuer());
        environment.put("LANTIAN_GATEWAY_SECRET", secrets.password("gateway-client"));
        environment.put("LANTIAN_GATEWAY_KEY", secrets.key("gateway-key"));
        SERVICES.forEach((service, port) ->
                environment.put("LANTIAN_GATEWAY_SERVICES_" + service.toUpperCase(Locale.ROOT), addresses(port)));
        return application("gateway", layout.root().resolve("gateway"), 8080, replica, environment);
    }

    private String addresses(int usualPort) {
        return IntStream.rangeClosed(1, replicas.count())
                .mapToObj(replica -> "http://localhost:" + port(usualPort, replica))
                .collect(Collectors.joining(","));
    }

    private int port(int usual, int replica) {
        return layout.port(usual + (replica - 1) * NEXT_REPLICA);
    }

    private Map<String, String> common(String name, int usualPort, int replica) {
        var roles = roles(name);
        return new HashMap<>(Map.of(
                "SERVER_PORT", Integer.toString(port(usualPort, replica)),
                "SERVER_ADDRESS", "127.0.0.1",
                // metrics, health and what operators do: never where the gateway sends anybody
                "MANAGEMENT_SERVER_PORT", Integer.toString(port(usualPort + MANAGEMENT, replica)),
                "MANAGEMENT_SERVER_ADDRESS", "127.0.0.1",
                "SPRING_DATASOURCE_URL", PostgresServer.url("127.0.0.1", postgres.port(), name),
                "SPRING_DATASOURCE_USERNAME", roles.app(),
                "SPRING_DATASOURCE_PASSWORD", roles.appPassword(),
                // the owner's password is for the migration alone
                "SPRING_FLYWAY_ENABLED", "false",
                "LANTIAN_COUNTY_ID", COUNTY.toString()));
    }

    private BootServer application(
            String name, Path module, int usualPort, int replica, Map<String, String> environment) {
        var jar = module.resolve("target/lantian-" + name + "-1.0-SNAPSHOT-exec.jar");
        var roles = roles(name);
        var migration = new BootServer.Migration(
                name.equals("gateway") ? "lantian.gateway.Migration" : "lantian.platform.tenancy.Migration",
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        PostgresServer.url("127.0.0.1", postgres.port(), name),
                        "SPRING_FLYWAY_USER",
                        roles.owner(),
                        "SPRING_FLYWAY_PASSWORD",
                        roles.ownerPassword()));
        return new BootServer(
                name,
                replica,
                jar,
                layout.state().resolve("apps").resolve(name),
                List.of(port(usualPort, replica), port(usualPort + MANAGEMENT, replica)),
                environment,
                migration);
    }

    private Roles roles(String service) {
        return new Roles(
                service,
                secrets.password(service + "-owner"),
                secrets.password(service + "-app"),
                secrets.password(service + "-relay"));
    }

    private String issuer() {
        return keycloak.url() + "/realms/" + REALM;
    }
}
