package lantian.registry.staff.keycloak;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;
import lantian.registry.identity.AskedInTransaction;
import lantian.registry.staff.Identities;

/** Tells a Keycloak that does not answer from one that refuses. */
final class KeycloakCall {

    private KeycloakCall() {}

    static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProcessingException e) {
            throw e.getCause() instanceof AskedInTransaction ours ? ours : new Identities.Away(e);
        } catch (WebApplicationException e) {
            throw e.getResponse().getStatus() >= 500 ? new Identities.Away(e) : e;
        }
    }
}
