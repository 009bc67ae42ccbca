package lantian.reporting.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The facts of the bound school, the newest version of each. */
public interface Facts {

    Map<UUID, ChildHistory> children(Collection<UUID> ids);

    Map<UUID, PairHistory> pairs(Collection<UUID> ids);

    List<PairHistory> pairsOf(Collection<UUID> children);

    Map<UUID, ContactFact> contacts(Collection<UUID> ids);

    List<ContactFact> contactsOf(Collection<UUID> children);

    Map<UUID, ObligationFact> obligations(Collection<UUID> ids);

    void keepChildren(Collection<ChildHistory> facts);

    void keepPairs(Collection<PairHistory> facts);

    void keepContacts(Collection<ContactFact> facts);

    void keepObligations(Collection<ObligationFact> facts);

    void eachChild(Consumer<ChildHistory> consumer);

    void eachPair(Consumer<PairHistory> consumer);

    void eachContact(Consumer<ContactFact> consumer);

    void eachObligation(Consumer<ObligationFact> consumer);
}
