package lantian.registry.staff;

import java.util.Optional;
import java.util.UUID;

/** The accounts people sign in with, kept by the identity provider for all schools together. */
public interface Identities {

    /** @return the e-mail address of who has the user name */
    Optional<String> emailOf(String username);

    /**
     * Makes an account that carries a mark. It does not mind making the same one twice.
     *
     * @param mark only of this request, so that an account which is there already can be told from one that we made
     */
    Creation create(String username, String name, String email, UUID mark);

    /** Marks an account from before there were marks; one that carries another mark stays as it is. */
    void adopt(String username, UUID mark);

    /**
     * To be changed at the next sign-in; sessions under way end.
     *
     * @throws NotOurs if the account does not carry the mark; then nothing was changed
     */
    void oneTimePassword(String username, UUID mark, String password);

    /** Ends a one-time password that nobody has used yet; a password of the person's own stays. */
    void expireOneTimePassword(String username, UUID mark);

    /**
     * Belongs to the school's organization, or no longer: then the sessions under way end. What the person may do there is
     * not said here.
     */
    void belongs(String username, UUID school, boolean active);

    /** What came of making an account. */
    enum Creation {
        /** It is there and carries the mark, now or since an earlier try. */
        OURS,
        /** Somebody else has the user name. */
        TAKEN,
        /** User name, name or e-mail address are not acceptable. */
        NOT_ACCEPTED
    }

    /** A password was to be set on an account that another request made. */
    final class NotOurs extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotOurs() {
            super("the account was not made by this request");
        }
    }

    /** The provider does not answer: nothing is known, try again. */
    final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Away(Throwable cause) {
            super("the identity provider does not answer", cause);
        }
    }
}
