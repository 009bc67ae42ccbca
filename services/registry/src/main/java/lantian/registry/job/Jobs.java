package lantian.registry.job;

import java.time.Duration;
import java.util.UUID;

/** Work for later. */
public interface Jobs {

    /**
     * To be done for the bound tenant once the running transaction is committed. Asked for again while it is under way, it is
     * done once more afterwards.
     */
    void enqueue(String kind, UUID subject);

    /** As {@link #enqueue}, but left to the caller's {@link #tryNow} first; a worker takes it up if it doesn't come to that. */
    void safeguard(String kind, UUID subject);

    /** To be done when so much time has passed; asked for again, the time begins anew. */
    void later(String kind, UUID subject, Duration pause);

    /** Tries it at once in this thread, unless somebody is at it; what fails is tried again later. Outside a transaction. */
    void tryNow(String kind, UUID subject);
}
