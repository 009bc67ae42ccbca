package lantian.registry.staff;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which request an account belongs to, decided here before the identity provider hears of it: one account, one claim in the
 * whole county. A claim taken in a transaction is gone with it.
 */
public interface AccountClaims {

    /**
     * Takes the account for somebody of the bound school; again for the same person, nothing changes. Who comes second waits
     * for the first one's transaction.
     *
     * @param account pseudonym of the user name
     * @param bureau whether the bureau named the person
     * @return the claim, if it is this person's
     */
    Optional<Claim> take(UUID account, StaffId staff, boolean bureau);

    /** Whether the account was made for somebody whom the bureau named. */
    boolean madeForTheBureau(UUID account);

    /**
     * Who made the account answers for it no more, but this person's school does.
     *
     * @return false where nobody made it here
     */
    boolean handOver(UUID account, StaffId staff);

    /** This person's claim, if there is one; takes none. */
    Optional<Claim> find(UUID account, StaffId staff);

    /** Which of these people of the bound school has had an account of the school's own for longest. */
    Optional<StaffId> oldest(Set<StaffId> staff);

    /** The account carries the mark now. */
    void marked(UUID mark);

    /** The account is there and carries the mark. */
    void establish(UUID account, StaffId staff);

    /** What this person claimed and never got is free again. */
    void release(StaffId staff);

    /**
     * A person's claim.
     *
     * @param mark what the account carries at the identity provider
     * @param established the account is there already
     * @param marked false for an account from before there were marks
     */
    record Claim(UUID mark, boolean established, boolean marked) {}
}
