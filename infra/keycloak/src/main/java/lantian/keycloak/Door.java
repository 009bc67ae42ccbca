package lantian.keycloak;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Before a password is looked at: an address that has tried too many is sent away. */
final class Door {

    private Door() {}

    static boolean closed(AuthenticationFlowContext context, @Nullable String username) {
        return context.getRealm().isBruteForceProtected()
                && new WrongTries(
                                context.getSession(),
                                context.getRealm(),
                                context.getConnection().getRemoteAddr())
                        .holdAddress(account(context, username));
    }

    private static @Nullable UserModel account(AuthenticationFlowContext context, @Nullable String username) {
        return username == null
                ? null
                : KeycloakModelUtils.findUserByNameOrEmail(context.getSession(), context.getRealm(), username.strip());
    }

    /** The same answer, which says when to come again. */
    static Response later(Response answer) {
        return Response.fromResponse(answer)
                .status(Response.Status.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, WrongTries.secondsToWait())
                .build();
    }
}
