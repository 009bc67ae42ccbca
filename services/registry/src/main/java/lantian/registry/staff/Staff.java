package lantian.registry.staff;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.records.Records;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The people of the bound school. */
public interface Staff extends Records<StaffMember, StaffId> {

    List<StaffMember> findByIdIn(Collection<StaffId> ids);

    /** Whoever of the school has the account. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select one from StaffMember one where one.pseudonym = :account")
    Optional<StaffMember> lockAccount(UUID account);

    /** Whether somebody else of the school has the account. */
    @Query("select count(one) > 0 from StaffMember one where one.pseudonym = :account and one.id <> :id")
    boolean isTaken(UUID account, StaffId id);
}
