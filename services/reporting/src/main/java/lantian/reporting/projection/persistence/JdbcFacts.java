package lantian.reporting.projection.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import lantian.reporting.projection.ChildHistory;
import lantian.reporting.projection.ContactFact;
import lantian.reporting.projection.Facts;
import lantian.reporting.projection.ObligationFact;
import lantian.reporting.projection.PairHistory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcFacts implements Facts {

    private final FactTable<ChildHistory> children;
    private final FactTable<PairHistory> pairs;
    private final FactTable<ContactFact> contacts;
    private final FactTable<ObligationFact> obligations;

    JdbcFacts(JdbcTemplate shared) {
        var sql = new JdbcTemplate(Objects.requireNonNull(shared.getDataSource()));
        sql.setFetchSize(2_000);
        var json = JsonMapper.builder().build();
        children = new FactTable<>(sql, json, "child_fact", ChildHistory.class, ChildHistory::id);
        pairs = new FactTable<>(sql, json, "pair_fact", PairHistory.class, PairHistory::child);
        contacts = new FactTable<>(sql, json, "contact_fact", ContactFact.class, ContactFact::child);
        obligations = new FactTable<>(sql, json, "obligation_fact", ObligationFact.class, ObligationFact::child);
    }

    @Override
    public Map<UUID, ChildHistory> children(Collection<UUID> ids) {
        return children.byId(ids);
    }

    @Override
    public Map<UUID, PairHistory> pairs(Collection<UUID> ids) {
        return pairs.byId(ids);
    }

    @Override
    public List<PairHistory> pairsOf(Collection<UUID> ofChildren) {
        return pairs.ofChildren(ofChildren);
    }

    @Override
    public Map<UUID, ContactFact> contacts(Collection<UUID> ids) {
        return contacts.byId(ids);
    }

    @Override
    public List<ContactFact> contactsOf(Collection<UUID> ofChildren) {
        return contacts.ofChildren(ofChildren);
    }

    @Override
    public Map<UUID, ObligationFact> obligations(Collection<UUID> ids) {
        return obligations.byId(ids);
    }

    @Override
    public void keepChildren(Collection<ChildHistory> facts) {
        children.keep(facts);
    }

    @Override
    public void keepPairs(Collection<PairHistory> facts) {
        pairs.keep(facts);
    }

    @Override
    public void keepContacts(Collection<ContactFact> facts) {
        contacts.keep(facts);
    }

    @Override
    public void keepObligations(Collection<ObligationFact> facts) {
        obligations.keep(facts);
    }

    @Override
    public void eachChild(Consumer<ChildHistory> consumer) {
        children.each(consumer);
    }

    @Override
    public void eachPair(Consumer<PairHistory> consumer) {
        pairs.each(consumer);
    }

    @Override
    public void eachContact(Consumer<ContactFact> consumer) {
        contacts.each(consumer);
    }

    @Override
    public void eachObligation(Consumer<ObligationFact> consumer) {
        obligations.each(consumer);
    }
}
