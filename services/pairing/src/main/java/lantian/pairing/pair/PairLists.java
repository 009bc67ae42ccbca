package lantian.pairing.pair;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.pairing.caregiver.CaregiverId;
import org.jspecify.annotations.Nullable;

/** What is asked of all pairs of the bound school at once. */
public interface PairLists {

    /** In the order of their first days. */
    List<PairId> list(Filter filter, @Nullable After after, int atMost);

    /** Who looks after the children that an account is paired with on that day: paired too, or the class teacher. */
    List<Beside> beside(UUID account, LocalDate day);

    /** @param mine as what the account stands by a child whom this caregiver looks after too */
    record Beside(CaregiverId caregiver, Kind mine) {}

    /**
     * Each part that is given narrows the list.
     *
     * @param activeOn with {@code active}: whether on this day
     * @param seenBy only the pairs this account may see: its own, and those of children in its classes
     */
    record Filter(
            @Nullable UUID child,
            @Nullable UUID caregiver,
            @Nullable Boolean active,
            LocalDate activeOn,
            @Nullable UUID seenBy) {}

    /** The last one seen. */
    record After(LocalDate from, UUID id) {}
}
