package lantian.registry.staff;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Role;

/** The accounts people sign in with, kept by the identity provider for all schools together. */
public interface Identities {

    /** @return the e-mail address of who has the user name */
    Optional<String> emailOf(String username);

    /** @return whether the provider took it; it does not mind making the same account twice */
    boolean create(String username, String name, String email);

    /** To be changed at the first sign-in. */
    void oneTimePassword(String username, String password);

    /** Belongs to the school with exactly these roles; with none, no longer belongs to it. */
    void grant(String username, UUID school, Set<Role> roles);

    /** The provider does not answer: nothing is known, try again. */
    final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Away(Throwable cause) {
            super("the identity provider does not answer", cause);
        }
    }
}
