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
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Whether a sign-in needs a one-time code: of everybody who has set one up, of everybody who sees more than one school, and of
 * everybody who administers a realm. Members of the group {@value #EXEMPT} need none; {@code demo.json} makes that group,
 * production has none. Of Keycloak's own administrators that one alone needs none whom the setting {@value #WITHOUT_CODE}
 * names; the local stack and tests start their server with it.
 */
public final class OneTimeCodeCondition implements ConditionalAuthenticator, ConditionalAuthenticatorFactory {

    private static final Set<String> ROLES = Set.of("county-officer", "area-supervisor", "auditor", "operator");
    private static final String EXEMPT = "demo accounts";
    private static final String WITHOUT_CODE = "operator-without-code";

    private @Nullable String operatorWithoutCode;

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        var user = context.getUser();
        if (user.credentialManager().isConfiguredFor(OTPCredentialModel.TYPE)) {
            return true;
        }
        var realm = context.getRealm();
        if (Config.getAdminRealm().equals(realm.getName())) {
            return !user.getUsername().equals(operatorWithoutCode);
        }
        return required(realm, user) && !exempt(context.getSession(), realm, user);
    }

    private static boolean required(RealmModel realm, UserModel user) {
        return ROLES.stream().map(realm::getRole).filter(Objects::nonNull).anyMatch(user::hasRole)
                || administers(realm, user);
    }

    /** Whether the realm's own console is open to the user. */
    private static boolean administers(RealmModel realm, UserModel user) {
        var management = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return management != null && management.getRolesStream().anyMatch(user::hasRole);
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
        return "True for whoever set up a one-time code, sees more than one school or administers a realm.";
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
        operatorWithoutCode = config.get(WITHOUT_CODE);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new OperatorFlows());
    }

    @Override
    public void close() {
        // nothing is held
    }
}
