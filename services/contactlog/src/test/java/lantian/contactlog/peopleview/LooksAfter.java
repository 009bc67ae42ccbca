package lantian.contactlog.peopleview;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.PairKind;
import org.jspecify.annotations.NullMarked;

/** These accounts look after every child until a day, as agent parents. */
@NullMarked
public record LooksAfter(Set<UUID> accounts, LocalDate lastDay) implements AccessScope {

    @Override
    public boolean looksAfter(UUID account, ChildId child, LocalDate on) {
        return accounts.contains(account) && !on.isAfter(lastDay);
    }

    @Override
    public Optional<Ties> ties(UUID account, ChildId child, LocalDate on) {
        return Optional.of(
                new Ties(Set.of(), false, looksAfter(account, child, on) ? Set.of(PairKind.AGENT_PARENT) : Set.of()));
    }
}
