package lantian.keycloak;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.directgrant.ValidateUsername;

/** Keycloak's first step of a direct grant, behind the {@link Door}. */
public final class DirectUsername extends ValidateUsername {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (Door.closed(context, retrieveUsername(context))) {
            context.forceChallenge(Door.later(errorResponse(
                    Response.Status.TOO_MANY_REQUESTS.getStatusCode(), "slow_down", "Too many wrong tries")));
        } else {
            super.authenticate(context);
        }
    }

    @Override
    public String getId() {
        return "lantian-direct-username";
    }

    @Override
    public String getDisplayType() {
        return "Username Validation behind a limit per address";
    }
}
