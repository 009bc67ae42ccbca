package lantian.keycloak;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Whether a sign-in needs a one-time code: of everybody who has set one up, and of everybody who sees more than one school.
 * Members of the group {@value #EXEMPT} alone need none; {@code demo.json} makes that group, production has none.
 */
public final class OneTimeCodeCondition implements ConditionalAuthenticator, ConditionalAuthenticatorFactory {

    private static final Set<String> ROLES = Set.of("county-officer", "area-supervisor", "auditor", "operator");
    private static final String EXEMPT = "demo accounts";

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        var user = context.getUser();
        if (user.credentialManager().isConfiguredFor(OTPCredentialModel.TYPE)) {
            return true;
        }
        return required(context.getRealm(), user) && !exempt(context.getSession(), context.getRealm(), user);
    }

    private static boolean required(RealmModel realm, UserModel user) {
        return ROLES.stream().map(realm::getRole).filter(Objects::nonNull).anyMatch(user::hasRole);
    }

    private static boolean exempt(KeycloakSession session, RealmModel realm, UserModel user) {
        var group = KeycloakModelUtils.findGroupByPath(session, realm, "/" + EXEMPT);
        return group != null && user.isMemberOf(group);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        // a condition asks nothing
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // the form behind the condition does
    }

    @Override
    public String getId() {
        return "lantian-one-time-code";
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return this;
    }

    @Override
    public String getDisplayType() {
        return "Condition - one-time code needed";
    }

    @Override
    public String getHelpText() {
        return "True for whoever set up a one-time code or sees more than one school.";
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public @Nullable List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to set
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    public void close() {
        // nothing is held
    }
}
