package lantian.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Who may do what on a secured broker, as {@code infra/kafka/rights} says: the owner of a topic alone writes it, named readers
 * read it, everything else is denied.
 *
 * @param reads by service: the topics of others that it reads
 */
public record KafkaRights(Map<String, List<String>> reads) {

    private static final String DEAD_LETTERS = ".dead-letters";
    private static final int ITERATIONS = 4096;

    /** What the source tree says. */
    public static KafkaRights ofSources() throws IOException {
        var reads = new TreeMap<String, List<String>>();
        for (var line : Files.readAllLines(Distributions.root().resolve("infra/kafka/rights"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var words = List.of(line.strip().split("\\s+"));
                reads.put(words.getFirst(), words.subList(1, words.size()));
            }
        }
        return new KafkaRights(reads);
    }

    /** The topics of others that this service reads. */
    public List<String> readBy(String service) {
        return reads.getOrDefault(service, List.of());
    }

    /** The settings with which a client signs in as a service, or as anybody else. */
    public static Map<String, Object> client(String bootstrap, String user, String password) {
        return Map.of(
                "bootstrap.servers",
                bootstrap,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                login("scram.Scram", user, password));
    }

    /**
     * Gives each service its password and its rights, and takes away what stands in the way of them. What has been granted
     * is noted beside the broker's data, so that it is not done again.
     *
     * @param passwords by service
     */
    public void grant(KafkaServer broker, Map<String, String> passwords) throws IOException, InterruptedException {
        var granted = broker.data().resolve("rights");
        var wanted = fingerprint(passwords);
        if (Files.exists(granted) && Files.readString(granted).equals(wanted)) {
            return;
        }
        try (var admin = Admin.create(superuser(broker))) {
            admin.alterUserScramCredentials(credentials(passwords)).all().get();
            var there =
                    Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get());
            var rights = rights();
            var missing =
                    rights.stream().filter(right -> !there.contains(right)).toList();
            var foreign = there.stream()
                    .filter(right -> !rights.contains(right))
                    .map(AclBinding::toFilter)
                    .toList();
            admin.createAcls(missing).all().get();
            admin.deleteAcls(foreign).all().get();
        } catch (ExecutionException e) {
            throw new IOException("Kafka did not take the rights of the services: " + e.getCause(), e);
        }
        Files.writeString(granted, wanted);
    }

    /** All that is allowed. */
    public Set<AclBinding> rights() {
        var all = new HashSet<AclBinding>();
        reads.forEach((service, topics) -> {
            var own = new ResourcePattern(ResourceType.TOPIC, service + ".", PatternType.PREFIXED);
            all.addAll(allow(service, own, AclOperation.WRITE, AclOperation.CREATE));
            for (var topic : topics) {
                all.addAll(allow(service, literal(ResourceType.TOPIC, topic), AclOperation.READ, AclOperation.CREATE));
                all.addAll(allow(
                        service,
                        literal(ResourceType.TOPIC, topic + DEAD_LETTERS),
                        AclOperation.READ,
                        AclOperation.WRITE,
                        AclOperation.CREATE));
            }
            for (var group : List.of(service, service + DEAD_LETTERS)) {
                all.addAll(allow(service, literal(ResourceType.GROUP, group), AclOperation.READ));
            }
        });
        return all;
    }

    private static ResourcePattern literal(ResourceType type, String name) {
        return new ResourcePattern(type, name, PatternType.LITERAL);
    }

    private static List<AclBinding> allow(String service, ResourcePattern what, AclOperation... operations) {
        return List.of(operations).stream()
                .map(operation -> new AclBinding(
                        what, new AccessControlEntry("User:" + service, "*", operation, AclPermissionType.ALLOW)))
                .toList();
    }

    private List<UserScramCredentialAlteration> credentials(Map<String, String> passwords) {
        var how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        var all = new ArrayList<UserScramCredentialAlteration>();
        for (var service : reads.keySet()) {
            var password = Objects.requireNonNull(passwords.get(service), service);
            all.add(new UserScramCredentialUpsertion(service, how, password));
        }
        return all;
    }

    /** The settings of who may do everything. */
    public static Map<String, Object> superuser(KafkaServer broker) {
        var password = Objects.requireNonNull(broker.brokerPassword(), "the broker lets everybody in");
        return Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login("plain.Plain", KafkaServer.SUPERUSER, password));
    }

    private static String login(String mechanism, String user, String password) {
        return "org.apache.kafka.common.security." + mechanism + "LoginModule required username=\"" + user
                + "\" password=\"" + password + "\";";
    }

    private String fingerprint(Map<String, String> passwords) {
        try {
            var text = reads + "\n" + new TreeMap<>(passwords);
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
