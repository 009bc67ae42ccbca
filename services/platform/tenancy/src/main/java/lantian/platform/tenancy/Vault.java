package lantian.platform.tenancy;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Seals personal data with a key per subject (a child, a caregiver), itself wrapped by the master key. Destroying the key
 * erases what was sealed, in every copy and backup. Works inside the running transaction of the bound tenant.
 */
public interface Vault {

    byte[] seal(UUID subject, String text);

    /**
     * @throws Shredded when the subject was erased
     * @throws IllegalStateException when the bytes are not what was sealed for it
     */
    String open(UUID subject, byte[] sealed);

    SubjectKey key(UUID subject);

    /** The keys of many subjects in two statements; missing ones are made. */
    Map<UUID, SubjectKey> keys(Collection<UUID> subjects);

    /** Forgets the subject's key for good: everything sealed for it is unreadable from now on, and nothing is sealed any more. */
    void shred(UUID subject);

    /** One subject's key, for sealing many fields. Not to be kept beyond the transaction. */
    interface SubjectKey {

        byte[] seal(String text);

        /** @throws IllegalStateException when the bytes are not what was sealed by this key */
        String open(byte[] sealed);
    }

    /** The subject was erased: for whoever asks, it does not exist. */
    final class Shredded extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        public Shredded(UUID subject) {
            super("the key of " + subject + " was shredded");
        }
    }
}
