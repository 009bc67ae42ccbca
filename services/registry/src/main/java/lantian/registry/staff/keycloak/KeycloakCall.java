package lantian.registry.staff.keycloak;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;
import lantian.registry.staff.Identities;

/** Tells a Keycloak that does not answer from one that refuses. */
final class Asking {

    private Asking() {}

    static <T> T keycloak(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProcessingException e) {
            throw new Identities.Away(e);
        } catch (WebApplicationException e) {
            throw e.getResponse().getStatus() >= 500 ? new Identities.Away(e) : e;
        }
    }
}
