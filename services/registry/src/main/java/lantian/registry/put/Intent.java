package lantian.registry.put;

import java.util.Optional;

/** A wish to have certain content under an id. Deciding may refuse by an exception, which undoes the transaction. */
public interface Intent {

    /** Of the content; the same content has the same one. */
    String fingerprint();

    Meaning given(Optional<Stored> stored);

    /** What stands under the id now. */
    record Stored(long version, String fingerprint) {}

    /** What is to be done. */
    sealed interface Meaning {
        record Create() implements Meaning {}

        /** The content is there already: change nothing, answer as then. */
        record Repeat() implements Meaning {}

        /** @param version the one it gets */
        record Replace(long version) implements Meaning {}
    }
}
