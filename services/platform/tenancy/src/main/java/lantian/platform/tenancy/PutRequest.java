package lantian.platform.tenancy;

import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * A wish to have certain content under an id that the client made. The same content again changes nothing; other content needs
 * to know the version that stands there.
 *
 * @param fingerprint of the content; the same content has the same one
 * @param known which versions the caller says to know; empty where nothing was said
 */
public record PutRequest(String fingerprint, Optional<LongPredicate> known) {

    /** A wish that knows of nothing under its id. */
    public static PutRequest ofNew(String fingerprint) {
        return new PutRequest(fingerprint, Optional.empty());
    }

    /** What stands under the id now. */
    public record Revision(long version, String fingerprint) {}

    /** What is to be done. */
    public sealed interface Meaning {

        /** Nothing stands there: make it, with version 1. */
        record Create() implements Meaning {}

        /** The content is there already: change nothing, answer as then. */
        record Repeat() implements Meaning {}

        /** @param version the one it gets */
        record Replace(long version) implements Meaning {}
    }

    /**
     * @throws PutRefused when something else stands there, or not what the caller knows; whatever the transaction did is undone
     */
    public Meaning given(Optional<Revision> stored) {
        if (stored.isEmpty()) {
            if (known.isPresent()) {
                throw new PutRefused(PutRefused.Reason.STALE_VERSION);
            }
            return new Meaning.Create();
        }
        var current = stored.get();
        if (current.fingerprint().equals(fingerprint)) {
            return new Meaning.Repeat();
        }
        if (known.isEmpty()) {
            throw new PutRefused(PutRefused.Reason.ID_ALREADY_USED);
        }
        if (!known.get().test(current.version())) {
            throw new PutRefused(PutRefused.Reason.STALE_VERSION);
        }
        return new Meaning.Replace(current.version() + 1);
    }
}
