package lantian.registry.job;

import java.util.UUID;

/** Work for later. */
public interface Jobs {

    /**
     * To be done for the bound tenant once the running transaction is committed. Asked for again while it is under way, it is
     * done once more afterwards.
     */
    void enqueue(String kind, UUID subject);

    /** Tries it at once in this thread, unless somebody is at it; what fails is tried again later. Outside a transaction. */
    void tryNow(String kind, UUID subject);
}
