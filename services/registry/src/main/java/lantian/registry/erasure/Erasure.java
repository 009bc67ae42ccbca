package lantian.registry.erasure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to erase a child, and what became of it.
 *
 * @param reason gone with the child
 * @param decision null while nobody has decided
 */
public record Erasure(
        UUID school,
        UUID child,
        State state,
        UUID askedBy,
        Instant askedAt,
        @Nullable String reason,
        @Nullable Decision decision) {

    public enum State {
        ASKED,
        DECLINED,
        ERASED
    }

    /** @param answer why it was declined */
    public record Decision(UUID by, Instant at, @Nullable String answer) {}

    static Erasure ask(UUID school, UUID child, UUID by, Instant at, String reason) {
        return new Erasure(school, child, State.ASKED, by, at, reason, null);
    }

    boolean open() {
        return state == State.ASKED;
    }

    /** The child is gone, and the reason with it. */
    Erasure approved(UUID by, Instant at) {
        return new Erasure(school, child, State.ERASED, askedBy, askedAt, null, new Decision(by, at, null));
    }

    Erasure declined(UUID by, Instant at, String answer) {
        return new Erasure(school, child, State.DECLINED, askedBy, askedAt, reason, new Decision(by, at, answer));
    }
}
