package lantian.keycloak;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;

/** Keycloak's form of account and password, behind the {@link Door}. */
public final class PasswordForm extends UsernamePasswordFormFactory {

    @Override
    public Authenticator create(KeycloakSession session) {
        return new UsernamePasswordForm(session) {
            @Override
            public void action(AuthenticationFlowContext context) {
                var username = context.getHttpRequest()
                        .getDecodedFormParameters()
                        .getFirst(AuthenticationManager.FORM_USERNAME);
                if (Door.closed(context, username)) {
                    context.forceChallenge(Door.later(challenge(context, "lantianTooManyTries")));
                } else {
                    super.action(context);
                }
            }
        };
    }

    @Override
    public String getId() {
        return "lantian-password-form";
    }

    @Override
    public String getDisplayType() {
        return "Username Password Form behind a limit per address";
    }
}
