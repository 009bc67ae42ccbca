package lantian.demo.load;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.demo.Demo.Access;
import lantian.servers.Json;
import lantian.servers.Realm;
import tools.jackson.databind.JsonNode;

/**
 * What only the local stack's own Keycloak allows: accounts that the API made get the demo's password without the first login
 * that a one-time password asks for, and the bureau gets a supervisor for one area. Nothing else goes past the gateway.
 */
final class LocalAccounts {

    private final Access access;

    LocalAccounts(Access access) {
        this.access = access;
    }

    void givePassword(String username) {
        var user = find(username);
        if (user == null) {
            throw new IllegalStateException("no such account: " + username);
        }
        access.keycloak().ownPassword(access.realm(), user.path("id").asString(), access.demoPassword());
    }

    /** Makes the account, or moves it to this area. */
    void supervisor(String username, UUID area) {
        if (find(username) == null) {
            access.keycloak()
                    .send(
                            "POST",
                            path("/users"),
                            Json.write(Map.of(
                                    "username",
                                    username,
                                    "enabled",
                                    true,
                                    "firstName",
                                    "演示",
                                    "lastName",
                                    "片区",
                                    "groups",
                                    List.of(Realm.DEMO_ACCOUNTS),
                                    "attributes",
                                    Map.of("area", List.of(area.toString())),
                                    "credentials",
                                    List.of(Map.of(
                                            "type", "password", "value", access.demoPassword(), "temporary", false)))));
        }
        var user = java.util.Objects.requireNonNull(find(username)).path("id").asString();
        var role = access.keycloak().find(path("/roles/area-supervisor")).orElseThrow();
        access.keycloak().send("POST", path("/users/" + user + "/role-mappings/realm"), Json.write(List.of(role)));
        joinBureau(user);
    }

    private void joinBureau(String user) {
        var joined = access.keycloak()
                .find(path("/organizations/members/" + user + "/organizations"))
                .orElseThrow();
        if (joined.isEmpty()) {
            var bureau = access.keycloak()
                    .find(path("/organizations?exact=true&search=bureau"))
                    .filter(found -> !found.isEmpty())
                    .or(() -> access.keycloak().find(path("/organizations?q=tenant:" + access.county())))
                    .orElseThrow();
            access.keycloak()
                    .send(
                            "POST",
                            path("/organizations/" + bureau.get(0).path("id").asString() + "/members"),
                            user);
        }
    }

    private @org.jspecify.annotations.Nullable JsonNode find(String username) {
        var found = access.keycloak()
                .find(path("/users?exact=true&username=" + username))
                .orElseThrow();
        return found.isEmpty() ? null : found.get(0);
    }

    private String path(String below) {
        return "/" + access.realm() + below;
    }
}
