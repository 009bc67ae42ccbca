package lantian.keycloak;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.directgrant.ValidateOTP;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keycloak's one-time code of a direct grant. Who has none yet is refused, instead of with an error of the server. */
public final class DirectCode extends ValidateOTP {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (super.configuredFor(context.getSession(), context.getRealm(), context.getUser())) {
            super.authenticate(context);
        } else {
            context.getEvent().user(context.getUser()).error(Errors.RESOLVE_REQUIRED_ACTIONS);
            context.forceChallenge(errorResponse(
                    Response.Status.BAD_REQUEST.getStatusCode(), "invalid_grant", "Account is not fully set up"));
        }
    }

    /** So that {@link #authenticate} is asked in any case. */
    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public String getId() {
        return "lantian-direct-code";
    }

    @Override
    public String getDisplayType() {
        return "OTP, refused when not set up";
    }
}
