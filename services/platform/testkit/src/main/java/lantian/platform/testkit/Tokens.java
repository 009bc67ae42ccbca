package lantian.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lantian.servers.Json;
import lantian.servers.KeycloakAdmin;
import lantian.servers.Realm;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Real access tokens of a real Keycloak, for people who are made up as a test goes.
 *
 * <pre>{@code
 * tokens.of("wang").at(school, "school-admin").at(other, "caregiver").token()
 * tokens.of("li").county("county-officer").token()
 * tokens.of("zhao").supervisor(area).token()
 * }</pre>
 */
public final class Tokens {

    /** The bureau's tenant in every test and in the local stack. */
    public static final UUID COUNTY = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private static final String CLIENT = "lantian-cli";
    private static final String REGISTRY_SECRET = "registry-secret";
    private static final String PASSWORD = "test-Passw0rd";

    private final String url;
    private final String realm;
    private final KeycloakAdmin admin;
    private final @Nullable MembershipRows memberships;

    private Tokens(String url, String realm, KeycloakAdmin admin, @Nullable MembershipRows memberships) {
        this.url = url;
        this.realm = realm;
        this.admin = admin;
        this.memberships = memberships;
    }

    static Tokens inNewRealm(String url, String realm) {
        var tokens = new Tokens(url, realm, new KeycloakAdmin(url, Provider.ADMIN_PASSWORD), null);
        var values = new Realm(Map.of(
                "LANTIAN_COUNTY_ID",
                COUNTY.toString(),
                "LANTIAN_PUBLIC_URL",
                "http://127.0.0.1:8080",
                "LANTIAN_GATEWAY_SECRET",
                "gateway-secret",
                "LANTIAN_REGISTRY_SECRET",
                REGISTRY_SECRET,
                "LANTIAN_DEMO_PASSWORD",
                PASSWORD));
        try {
            tokens.admin.createRealm(hashedQuickly(values.production(realm)));
            tokens.admin.send("POST", "/" + realm + "/partialImport", values.demo());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(tokens::leave));
        return tokens;
    }

    /** A hash that is slow by design, for people who are made up by the thousand, took a quarter of all tests' processor time. */
    private static String hashedQuickly(String json) {
        return json.replaceFirst("\"passwordPolicy\": \"", "$0hashAlgorithm(pbkdf2-sha256) and hashIterations(1) and ");
    }

    /**
     * The same realm, for a service with this database: what a person may do is written there, as a token says only who it
     * is.
     *
     * @param database as a role that may write {@code account_membership}
     */
    public Tokens recordedIn(JdbcClient database) {
        return new Tokens(url, realm, admin, new MembershipRows(database));
    }

    /** Begins a person: nothing happens before {@link Person#token()}. */
    public Person of(String username) {
        return new Person(username);
    }

    /** Keycloak's administration, for what this class does not cover. Paths begin with the {@link #realm()}. */
    public KeycloakAdmin admin() {
        return admin;
    }

    public String realm() {
        return realm;
    }

    /** Keycloak's address. */
    public String url() {
        return url;
    }

    public String issuer() {
        return url + "/realms/" + realm;
    }

    /** Signs in somebody who exists already, for example made by the registry. */
    public String signIn(String username, String password) {
        return KeycloakAdmin.token(url, realm, CLIENT, username, password);
    }

    /** A person with what he may do; the same name again is the same person with other rights. */
    public final class Person {
        private final String username;
        private final Map<UUID, Set<String>> roles = new LinkedHashMap<>();
        private @Nullable UUID area;

        private Person(String username) {
            this.username = username;
        }

        /** Works at a school; without roles he is a member who may do nothing. */
        public Person at(UUID school, String... asWhat) {
            roles.computeIfAbsent(school, _ -> new LinkedHashSet<>()).addAll(List.of(asWhat));
            return this;
        }

        /** Works at the bureau, with roles like {@code county-officer} or {@code auditor}. */
        public Person county(String... asWhat) {
            return at(COUNTY, asWhat);
        }

        public Person supervisor(UUID ofArea) {
            area = ofArea;
            return county("area-supervisor");
        }

        /** Stores the person, signs in, and returns the access token (valid for five minutes). */
        public String token() {
            var id = store();
            admin.send("DELETE", user(id) + "/role-mappings/realm", null);
            var ofCounty = roles.getOrDefault(COUNTY, Set.of());
            if (!ofCounty.isEmpty()) {
                var granted = ofCounty.stream()
                        .map(role -> admin.find("/" + realm + "/roles/" + role).orElseThrow())
                        .toList();
                admin.send("POST", user(id) + "/role-mappings/realm", Json.write(granted));
            }
            if (memberships != null) {
                memberships.write(username, roles, area);
            }
            return signIn(username, PASSWORD);
        }

        private String store() {
            var wanted = Map.of(
                    "username",
                    username,
                    "firstName",
                    username,
                    "enabled",
                    true,
                    "attributes",
                    area == null ? Map.of() : Map.of("area", List.of(area.toString())),
                    // nobody holds a phone for a one-time code here
                    "groups",
                    List.of(Realm.DEMO_ACCOUNTS),
                    "credentials",
                    List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
            var known = id();
            if (known == null) {
                admin.send("POST", "/" + realm + "/users", Json.write(wanted));
                return java.util.Objects.requireNonNull(id());
            }
            var change = new LinkedHashMap<String, Object>(wanted);
            change.remove("credentials");
            admin.send("PUT", user(known), Json.write(change));
            return known;
        }

        private @Nullable String id() {
            var found = admin.find("/" + realm + "/users?exact=true&username=" + username)
                    .orElseThrow();
            return found.isEmpty() ? null : found.get(0).path("id").asString();
        }

        private String user(String id) {
            return "/" + realm + "/users/" + id;
        }
    }

    /** Makes a school's organization, as its onboarding would; Keycloak chooses the id, so the attribute names the school. */
    public void organization(UUID school) {
        var name = "s-" + school;
        var attributes = Map.of("tenant", List.of(school.toString()));
        admin.send(
                "POST",
                "/" + realm + "/organizations",
                Json.write(Map.of("name", name, "alias", name, "attributes", attributes)));
    }

    /** What a service is told about Keycloak. */
    Map<String, Object> properties() {
        return Map.of(
                "spring.security.oauth2.resourceserver.jwt.issuer-uri", issuer(),
                "lantian.keycloak.url", url,
                "lantian.keycloak.realm", realm,
                "lantian.keycloak.client-id", "lantian-registry",
                "lantian.keycloak.client-secret", REGISTRY_SECRET);
    }

    private void leave() {
        try {
            admin.deleteRealm(realm);
        } catch (IllegalStateException | UncheckedIOException gone) {
            // Keycloak ends at the same time, and the realm with it
            return;
        }
    }
}
