package lantian.pairing.caregiver;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import lantian.platform.records.Records;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The caregivers of the bound school. */
public interface Caregivers extends Records<Caregiver, CaregiverId> {

    List<Caregiver> findByIdIn(Collection<CaregiverId> ids);

    /** The member of staff as a caregiver, and everybody who signs in with the same account. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select one from Caregiver one where one.id.value = :staff or one.account = :account or one.staff = :staff
            order by one.id.value
            """)
    List<Caregiver> tiedTo(UUID staff, UUID account);
}
