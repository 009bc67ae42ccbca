package lantian.registry.staff;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Role;

/** The accounts people sign in with, kept by the identity provider for all schools together. */
public interface Identities {

    /** @return the e-mail address of who has the user name */
    Optional<String> emailOf(String username);

    /** Whose the account with a user name is. */
    sealed interface Holder {
        record Nobody() implements Holder {}

        /** It was made by this very request and carries its mark. */
        record ThisRequest() implements Holder {}

        record SomebodyElse(String email) implements Holder {}
    }

    /** @param request whose mark to look for */
    Holder holder(String username, UUID request);

    /** What came of the wish to make an account. */
    enum Creation {
        /** It is there and carries this request's mark, made now or by an earlier run. */
        MADE,
        /** Somebody else's account has the name. */
        TAKEN,
        /** The provider does not accept the user name, name or address. */
        NOT_ACCEPTED
    }

    /** @param request the mark that the account carries from its first moment on */
    Creation create(String username, UUID request, String name, String email);

    /**
     * To be changed at the first sign-in.
     *
     * @throws NotOurs where the account does not carry this request's mark: its password is never touched
     */
    void oneTimePassword(String username, UUID request, String password);

    /** An account that another request made, or nobody of ours. */
    final class NotOurs extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotOurs() {
            super("the account was not made by this request");
        }
    }

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
