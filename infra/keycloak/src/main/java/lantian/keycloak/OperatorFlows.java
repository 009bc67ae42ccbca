package lantian.keycloak;

import org.keycloak.Config;
import org.keycloak.common.util.Retry;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * How Keycloak's own administrators sign in: with a one-time code, in the browser and for a token by password, like
 * everybody in {@code lantian.json} who needs one. A realm file can't say so of the realm {@code master}, which is there
 * before any file is read; so the server itself makes and binds these flows at its first start with this jar. Whoever binds
 * others afterwards has decided so.
 */
final class OperatorFlows implements ProviderEventListener {

    /** Of our own, so that of two servers that start together only one can make them. */
    private static final String BROWSER = "lantian-operator-browser";

    private static final String DIRECT_GRANT = "lantian-operator-direct-grant";
    private static final int ATTEMPTS = 3;
    private static final int PAUSE_MILLISECONDS = 500;

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent started) {
            make(started.getFactory());
        }
    }

    private static void make(KeycloakSessionFactory factory) {
        Retry.execute(
                () -> KeycloakModelUtils.runJobInTransaction(factory, OperatorFlows::makeOnce),
                ATTEMPTS,
                PAUSE_MILLISECONDS);
    }

    private static void makeOnce(KeycloakSession session) {
        var realm = session.realms().getRealmByName(Config.getAdminRealm());
        if (realm.getAuthenticationFlowById(BROWSER) != null) {
            return;
        }
        session.getContext().setRealm(realm);
        realm.setBrowserFlow(browser(realm));
        realm.setDirectGrantFlow(directGrant(realm));
    }

    private static AuthenticationFlowModel browser(RealmModel realm) {
        var flow = flow(realm, BROWSER, true);
        var forms = flow(realm, "lantian-operator-forms", false);
        var code = flow(realm, "lantian-operator-code", false);
        step(realm, flow, 10, Requirement.ALTERNATIVE, "auth-cookie");
        part(realm, flow, 20, Requirement.ALTERNATIVE, forms);
        step(realm, forms, 10, Requirement.REQUIRED, "lantian-password-form");
        part(realm, forms, 20, Requirement.CONDITIONAL, code);
        step(realm, code, 10, Requirement.REQUIRED, "lantian-one-time-code");
        step(realm, code, 20, Requirement.REQUIRED, "auth-otp-form");
        return flow;
    }

    private static AuthenticationFlowModel directGrant(RealmModel realm) {
        var flow = flow(realm, DIRECT_GRANT, true);
        var code = flow(realm, "lantian-operator-grant-code", false);
        step(realm, flow, 10, Requirement.REQUIRED, "lantian-direct-username");
        step(realm, flow, 20, Requirement.REQUIRED, "direct-grant-validate-password");
        part(realm, flow, 30, Requirement.CONDITIONAL, code);
        step(realm, code, 10, Requirement.REQUIRED, "lantian-one-time-code");
        step(realm, code, 20, Requirement.REQUIRED, "lantian-direct-code");
        return flow;
    }

    private static AuthenticationFlowModel flow(RealmModel realm, String id, boolean topLevel) {
        var flow = new AuthenticationFlowModel();
        flow.setId(id);
        flow.setAlias(id.replace('-', ' '));
        flow.setDescription("Account and password, then a one-time code");
        flow.setProviderId("basic-flow");
        flow.setTopLevel(topLevel);
        flow.setBuiltIn(false);
        return realm.addAuthenticationFlow(flow);
    }

    private static void step(
            RealmModel realm, AuthenticationFlowModel in, int priority, Requirement requirement, String authenticator) {
        var execution = execution(in, priority, requirement);
        execution.setAuthenticator(authenticator);
        realm.addAuthenticatorExecution(execution);
    }

    private static void part(
            RealmModel realm,
            AuthenticationFlowModel in,
            int priority,
            Requirement requirement,
            AuthenticationFlowModel flow) {
        var execution = execution(in, priority, requirement);
        execution.setAuthenticatorFlow(true);
        execution.setFlowId(flow.getId());
        realm.addAuthenticatorExecution(execution);
    }

    private static AuthenticationExecutionModel execution(
            AuthenticationFlowModel in, int priority, Requirement requirement) {
        var execution = new AuthenticationExecutionModel();
        execution.setParentFlow(in.getId());
        execution.setPriority(priority);
        execution.setRequirement(requirement);
        return execution;
    }
}
