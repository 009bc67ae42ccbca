package lantian.pairing.pair;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.pair.Ending.Farewell;
import lantian.platform.web.IdempotentPut.Stored;
import org.jspecify.annotations.Nullable;

/** The pairs of the bound school. */
public interface Pairs {

    Optional<Pair> find(PairId id);

    /** Nobody else changes this pair until the transaction ends. */
    Optional<Pair> lock(PairId id);

    Optional<Stored> stored(PairId id);

    List<Pair> of(ChildId child);

    /** Those that are still active on that day or after. */
    List<Pair> of(CaregiverId caregiver, LocalDate since);

    List<Pair> of(Collection<ChildId> children);

    void add(Pair pair, String fingerprint);

    void correct(Pair pair, String fingerprint);

    /** Keeps new ends of many pairs in one statement. */
    void keepEnds(List<Pair> pairs);

    void keepFarewell(Pair pair, Farewell farewell);

    /** Every word about the child, and the key that opened them; the pairs stay. */
    void forgetWords(ChildId child);

    Optional<Farewell> farewell(Pair pair);

    /** In the order of their first days. */
    List<Pair> list(Filter filter, @Nullable After after, int atMost);

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
