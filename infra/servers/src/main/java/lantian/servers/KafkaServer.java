package lantian.servers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker that is its own controller, as {@code infra/kafka/server.properties} says.
 *
 * @param brokerPassword of a broker that asks everybody who he is, as {@code infra/kafka/secured.properties} says, and denies
 *     what {@link KafkaRights} did not grant; null lets everybody in, for tests that are about something else
 */
public record KafkaServer(
        Path data, int port, int controllerPort, @Nullable String brokerPassword) implements Server {

    /** Who grants rights. */
    static final String SUPERUSER = "kafka";

    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String CLUSTER = "bGFudGlhbi1sb2NhbC0wMA";

    /** A broker that lets everybody in. */
    public KafkaServer(Path data, int port, int controllerPort) {
        this(data, port, controllerPort, null);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, controllerPort);
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        configure();
        if (Files.exists(log().resolve("meta.properties"))) {
            return;
        }
        var home = Distributions.kafka();
        var model = new KafkaServer(home.resolve("model"), Ports.free(), Ports.free(), "of-the-model-alone");
        Distributions.once(home.resolve(".complete-secured"), model::becomeModel);
        Files.createDirectories(log());
        for (var file : List.of("meta.properties", "bootstrap.checkpoint")) {
            Files.copy(model.data.resolve(file), log().resolve(file));
        }
    }

    private void configure() throws IOException {
        Files.createDirectories(data);
        var folder = Distributions.root().resolve("infra/kafka");
        var template = Files.readString(folder.resolve("server.properties"));
        if (brokerPassword != null) {
            template +=
                    Files.readString(folder.resolve("secured.properties")).replace("${brokerPassword}", brokerPassword);
        }
        Files.deleteIfExists(configuration());
        Files.createFile(configuration(), OWNER_ALONE);
        Files.writeString(
                configuration(),
                template.replace("${port}", Integer.toString(port))
                        .replace("${controllerPort}", Integer.toString(controllerPort))
                        .replace("${data}", log().toString()));
    }

    /**
     * Formats an empty log and runs once. Every later data folder begins as a copy of that log, and every later start
     * takes classes from the cache that the run leaves behind: a second instead of five.
     */
    private void becomeModel() throws IOException {
        try {
            configure();
            format();
            for (var file : List.of("meta.properties", "bootstrap.checkpoint")) {
                Files.copy(log().resolve(file), data.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            var command = new ArrayList<>(launch().command());
            command.set(1, "-XX:AOTCacheOutput=" + data.resolve("kafka.aot"));
            var run = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("run.log").toFile())
                    .start();
            new Running(this, run, data.resolve("run.log"), 0).awaitReady(Duration.ofMinutes(2));
            run.destroy();
            if (run.waitFor(2, TimeUnit.MINUTES) && Files.exists(data.resolve("kafka.aot"))) {
                Files.move(data.resolve("kafka.aot"), cache(), StandardCopyOption.ATOMIC_MOVE);
            } else {
                run.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Kafka was prepared", e);
        }
    }

    private void format() throws IOException, InterruptedException {
        var command = java("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("kafka.tools.StorageTool", "format", "--ignore-formatted"));
        command.addAll(List.of("-t", CLUSTER, "-c", configuration().toString()));
        var format = new ProcessBuilder(command).redirectErrorStream(true).start();
        format.getOutputStream().close();
        var said = new String(format.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (format.waitFor() != 0) {
            throw new IOException("Kafka's storage could not be formatted: " + said.strip());
        }
    }

    @Override
    public Launch launch() {
        var logging = Distributions.root().resolve("infra/kafka/log4j2.properties");
        var command = java(
                // read only if it fits the JDK; its absence is no error
                "-XX:AOTCache=" + cache(),
                "-Xlog:disable",
                "-Dlantian.data=" + data,
                "-Dlog4j2.configurationFile=" + logging,
                "-Xms64m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
        command.addAll(List.of("kafka.Kafka", configuration().toString()));
        return new Launch(command, Map.of(), data);
    }

    private static Path cache() {
        return Distributions.kafka().resolve("kafka.aot");
    }

    /** It opens its port late; an answer to ApiVersions says that it serves requests. */
    @Override
    public boolean ready() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(1500);
            var request = new DataOutputStream(socket.getOutputStream());
            request.writeInt(10); // bytes that follow
            request.writeShort(18); // ApiVersions
            request.writeShort(0);
            request.writeInt(1); // correlation
            request.writeShort(-1); // no name
            request.flush();
            return new DataInputStream(socket.getInputStream()).readInt() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path configuration() {
        return data.resolve("server.properties");
    }

    private Path log() {
        return data.resolve("log");
    }

    private static List<String> java(String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classpath()));
        return command;
    }

    private static String classpath() {
        var jars = Objects.requireNonNull(
                Distributions.kafka().toFile().listFiles((_, name) -> name.endsWith(".jar")), "no jars of Kafka");
        return java.util.Arrays.stream(jars)
                .map(File::getPath)
                .sorted()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
