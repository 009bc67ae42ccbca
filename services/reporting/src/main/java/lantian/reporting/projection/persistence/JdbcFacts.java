package lantian.reporting.projection.persistence;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import lantian.reporting.projection.ChildHistory;
import lantian.reporting.projection.ContactFact;
import lantian.reporting.projection.Elsewhere;
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
    private final ElsewhereTable elsewhere;

    JdbcFacts(JdbcTemplate shared) {
        var sql = new JdbcTemplate(Objects.requireNonNull(shared.getDataSource()));
        sql.setFetchSize(2_000);
        var json = JsonMapper.builder().build();
        children = new FactTable<>(sql, json, "child_fact", ChildHistory.class, ChildHistory::id);
        pairs = new FactTable<>(sql, json, "pair_fact", PairHistory.class, PairHistory::child);
        contacts = new FactTable<>(sql, json, "contact_fact", ContactFact.class, ContactFact::child);
        obligations = new FactTable<>(sql, json, "obligation_fact", ObligationFact.class, ObligationFact::child);
        elsewhere = new ElsewhereTable(sql, json);
    }

    @Override
    public Kept<ChildHistory> children() {
        return children;
    }

    @Override
    public Kept<PairHistory> pairs() {
        return pairs;
    }

    @Override
    public Kept<ContactFact> contacts() {
        return contacts;
    }

    @Override
    public Kept<ObligationFact> obligations() {
        return obligations;
    }

    @Override
    public Map<UUID, Elsewhere> elsewhere(Collection<UUID> children) {
        return elsewhere.of(children);
    }

    @Override
    public Map<UUID, Elsewhere> elsewhere() {
        return elsewhere.all();
    }

    @Override
    public void keepElsewhere(Map<UUID, Elsewhere> children) {
        elsewhere.keep(children);
    }
}
