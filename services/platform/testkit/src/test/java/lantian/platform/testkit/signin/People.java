package lantian.platform.testkit.signin;

import java.util.List;
import java.util.Map;
import lantian.platform.testkit.Tokens;
import lantian.servers.Json;
import lantian.servers.KeycloakAdmin;

/** Accounts as production has them: not among the demo accounts, which need no one-time code. */
record People(KeycloakAdmin admin, String realm) {

    static final String PASSWORD = "Nan-Hai-2041-Shu";

    People(Tokens realm) {
        this(realm.admin(), realm.realm());
    }

    /** @return the account's id */
    String make(String username, String... realmRoles) {
        admin.send(
                "POST",
                "/" + realm + "/users",
                Json.write(Map.of(
                        "username",
                        username,
                        "firstName",
                        username,
                        "enabled",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)))));
        var id = admin.find("/" + realm + "/users?exact=true&username=" + username)
                .orElseThrow()
                .get(0)
                .path("id")
                .asString();
        var roles = List.of(realmRoles).stream()
                .map(role -> admin.find("/" + realm + "/roles/" + role).orElseThrow())
                .toList();
        admin.send("POST", "/" + realm + "/users/" + id + "/role-mappings/realm", Json.write(roles));
        return id;
    }
}
