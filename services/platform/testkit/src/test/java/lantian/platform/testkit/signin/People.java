package lantian.platform.testkit.signin;

import java.util.List;
import java.util.Map;
import lantian.platform.testkit.Tokens;
import lantian.platform.testkit.server.Json;

/** Accounts as production has them: not among the demo accounts, which need no one-time code. */
record People(Tokens realm) {

    static final String PASSWORD = "Nan-Hai-2041-Shu";

    /** @return the account's id */
    String make(String username, String... realmRoles) {
        realm.admin()
                .send(
                        "POST",
                        "/" + realm.realm() + "/users",
                        Json.write(Map.of(
                                "username",
                                username,
                                "firstName",
                                username,
                                "enabled",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)))));
        var id = realm.admin()
                .find("/" + realm.realm() + "/users?exact=true&username=" + username)
                .orElseThrow()
                .get(0)
                .path("id")
                .asString();
        var roles = List.of(realmRoles).stream()
                .map(role -> realm.admin()
                        .find("/" + realm.realm() + "/roles/" + role)
                        .orElseThrow())
                .toList();
        realm.admin().send("POST", "/" + realm.realm() + "/users/" + id + "/role-mappings/realm", Json.write(roles));
        return id;
    }
}
