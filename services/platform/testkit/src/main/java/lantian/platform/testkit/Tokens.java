package lantian.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.platform.testkit.server.Json;
import lantian.platform.testkit.server.KeycloakAdmin;
import lantian.platform.testkit.server.Realm;
import org.jspecify.annotations.Nullable;

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

    private Tokens(String url, String realm) {
        this.url = url;
        this.realm = realm;
        this.admin = new KeycloakAdmin(url, Provider.ADMIN_PASSWORD);
    }

    static Tokens inNewRealm(String url, String realm) {
        var tokens = new Tokens(url, realm);
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
            tokens.admin.createRealm(values.production(realm));
            tokens.admin.send("POST", "/" + realm + "/partialImport", values.demo());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(tokens::leave));
        return tokens;
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
        private final Set<UUID> tenants = new LinkedHashSet<>();
        private final List<String> schoolRoles = new ArrayList<>();
        private final List<String> countyRoles = new ArrayList<>();
        private @Nullable UUID area;

        private Person(String username) {
            this.username = username;
        }

        /** Works at a school; without roles he is a member who may do nothing. */
        public Person at(UUID school, String... roles) {
            tenants.add(school);
            Stream.of(roles).map(role -> school + ":" + role).forEach(schoolRoles::add);
            return this;
        }

        /** Works at the bureau, with roles like {@code county-officer} or {@code auditor}. */
        public Person county(String... roles) {
            tenants.add(COUNTY);
            countyRoles.addAll(List.of(roles));
            return this;
        }

        public Person supervisor(UUID ofArea) {
            area = ofArea;
            return county("area-supervisor");
        }

        /** Stores the person, signs in, and returns the access token (valid for five minutes). */
        public String token() {
            var id = store();
            admin.send("DELETE", user(id) + "/role-mappings/realm", null);
            if (!countyRoles.isEmpty()) {
                var roles = countyRoles.stream()
                        .map(role -> admin.find("/" + realm + "/roles/" + role).orElseThrow())
                        .toList();
                admin.send("POST", user(id) + "/role-mappings/realm", Json.write(roles));
            }
            membership(id);
            return signIn(username, PASSWORD);
        }

        private String store() {
            var attributes = new LinkedHashMap<String, List<String>>();
            attributes.put("school_roles", schoolRoles);
            if (area != null) {
                attributes.put("area", List.of(area.toString()));
            }
            var wanted = Map.of(
                    "username",
                    username,
                    "firstName",
                    username,
                    "enabled",
                    true,
                    "attributes",
                    attributes,
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

        private void membership(String id) {
            var member = "/" + realm + "/organizations/members/" + id + "/organizations";
            var before = new LinkedHashSet<String>();
            admin.find(member)
                    .orElseThrow()
                    .forEach(one -> before.add(one.path("id").asString()));
            var wanted = new LinkedHashSet<String>();
            tenants.forEach(tenant -> wanted.add(organization(tenant)));
            for (var organization : wanted) {
                if (!before.remove(organization)) {
                    admin.send("POST", members(organization), id);
                }
            }
            before.forEach(organization -> admin.send("DELETE", members(organization) + "/" + id, null));
        }

        private String members(String organization) {
            return "/" + realm + "/organizations/" + organization + "/members";
        }

        private String user(String id) {
            return "/" + realm + "/users/" + id;
        }
    }

    /** Keycloak chooses the id, so the attribute {@code tenant} names the school. */
    private String organization(UUID tenant) {
        var path = "/" + realm + "/organizations";
        var search = path + "?q=tenant:" + tenant;
        var found = admin.find(search).orElseThrow();
        if (found.isEmpty()) {
            var wanted = Map.of(
                    "name", "s-" + tenant,
                    "alias", "s-" + tenant,
                    "attributes", Map.of("tenant", List.of(tenant.toString())));
            admin.send("POST", path, Json.write(wanted));
            found = admin.find(search).orElseThrow();
        }
        return found.get(0).path("id").asString();
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
