package lantian.demo;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import lantian.servers.KeycloakAdmin;

/**
 * A county that is made up. Implementations are found by {@link java.util.ServiceLoader}: name yours in
 * {@code META-INF/services/lantian.demo.Demo}.
 */
public interface Demo {

    /** What stands after {@code infra/lantian demo}: {@code small}, {@code jinnan}. */
    String name();

    /**
     * Loads it. Repeating must be harmless: it also continues what was interrupted.
     *
     * @param progress takes one short line per step, in the user's language
     * @return who can sign in, best one person per role
     */
    List<Account> load(Access access, Consumer<String> progress) throws Exception;

    /**
     * A person of the demo who signs in with the demo password.
     *
     * @param role in the language of the user
     */
    record Account(String username, String role) {}

    /**
     * The running stack, as somebody outside sees it.
     *
     * @param gateway the only door
     * @param token signs a person in: user name and password to access token
     * @param demoPassword what every demo account has
     * @param keycloak the administration of Keycloak, to give demo accounts their password; paths begin with the realm
     * @param chinese whether the user reads Chinese
     */
    record Access(
            URI gateway,
            BiFunction<String, String, String> token,
            String demoPassword,
            KeycloakAdmin keycloak,
            String realm,
            UUID county,
            boolean chinese) {}
}
