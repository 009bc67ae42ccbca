package lantian.platform.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import lantian.servers.Distributions;
import lantian.servers.KeycloakServer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The servers as containers; Testcontainers removes them when the JVM ends. */
final class Containers implements Provider {

    /** LANTIAN_TEST_SERVERS=embedded keeps Docker out of it. */
    static boolean engineAnswers() {
        var named = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return named
                && !"embedded".equals(System.getenv("LANTIAN_TEST_SERVERS"))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public Postgres postgres() {
        var container = new PostgreSQLContainer(image("postgres", major(Distributions.version("postgresql"))))
                .withUsername("postgres")
                .withCopyFileToContainer(
                        MountableFile.forHostPath(Distributions.root().resolve("infra/postgres/pg_hba.conf"), 0444),
                        "/pg_hba.conf")
                .withCommand("postgres", "-c", "hba_file=/pg_hba.conf", "-c", "max_connections=200", "-c", "fsync=off");
        start("postgresql", container);
        return new Postgres(container.getHost(), container.getMappedPort(5432), container.getPassword());
    }

    @Override
    public String kafka() {
        var container = new KafkaContainer(image("apache/kafka", Distributions.version("kafka")));
        start("kafka", container);
        return container.getBootstrapServers();
    }

    @Override
    public String keycloak() {
        var container = new GenericContainer<>(image("quay.io/keycloak/keycloak", Distributions.version("keycloak")))
                .withCopyFileToContainer(
                        MountableFile.forHostPath(Distributions.keycloakAddition(), 0444),
                        "/opt/keycloak/providers/lantian-keycloak.jar")
                .withCopyFileToContainer(
                        MountableFile.forHostPath(Distributions.root().resolve("infra/keycloak/passwords"), 0755),
                        "/opt/keycloak/data/password-blacklists")
                .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", "admin")
                .withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD)
                .withCommand("start-dev", "--health-enabled=true", KeycloakServer.ADMIN_WITHOUT_CODE)
                .withExposedPorts(8080, 9000)
                .waitingFor(Wait.forHttp("/health/ready").forPort(9000).withStartupTimeout(Duration.ofMinutes(3)));
        start("keycloak", container);
        return "http://" + container.getHost() + ":" + container.getMappedPort(8080);
    }

    private static void start(String name, GenericContainer<?> container) {
        container.start();
        System.out.println("testkit: " + name + " in a container, " + container.getDockerImageName());
    }

    private static DockerImageName image(String name, String version) {
        return DockerImageName.parse(name + ":" + version);
    }

    private static String major(String version) {
        return version.substring(0, version.indexOf('.'));
    }
}
