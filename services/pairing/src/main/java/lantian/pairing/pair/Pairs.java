package lantian.pairing.pair;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import lantian.pairing.caregiver.CaregiverId;
import lantian.platform.records.Records;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The pairs of the bound school. */
public interface Pairs extends Records<Pair, PairId> {

    List<Pair> findByIdIn(Collection<PairId> ids);

    List<Pair> findByChild(ChildId child);

    /** Those that are still active on that day or after. */
    @Query("select one from Pair one where one.caregiver = :caregiver and (one.to is null or one.to >= :since)")
    List<Pair> of(CaregiverId caregiver, LocalDate since);

    /** Whom a caregiver still looks after on that day or later. */
    @Query("""
            select distinct one.child.value from Pair one
            where one.caregiver = :caregiver and (one.to is null or one.to >= :since) order by one.child.value
            """)
    List<UUID> childrenOf(CaregiverId caregiver, LocalDate since);

    /** Nobody else changes these pairs until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select one from Pair one where one.child in :children order by one.id.value")
    List<Pair> lockAll(Collection<ChildId> children);
}
