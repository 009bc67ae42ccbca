package lantian.platform.messaging;

/**
 * Where a use case tells the other services what happened.
 *
 * <p>The announcement is a row in the running transaction: it leaves the house if and only if the
 * change it speaks of is committed. The tenant, the time, an id and the trace are added here.
 */
public interface Announcements {

    /**
     * @throws IllegalStateException outside a transaction, because then nothing would tie the
     *     announcement to the change
     */
    void announce(Announcement announcement);
}
