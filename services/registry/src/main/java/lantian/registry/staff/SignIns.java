package lantian.registry.staff;

import java.util.List;

/** The tries to sign in that the identity provider keeps, for half a year. */
public interface SignIns {

    /**
     * The latest fifty, the newest first.
     *
     * @throws Identities.Away if the provider does not answer
     */
    List<SignIn> of(String username);
}
