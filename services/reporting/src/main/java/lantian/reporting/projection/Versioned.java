package lantian.reporting.projection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is known of one subject. Two pieces of knowledge join into one, in any order and however often: that is why
 * redelivery, reordering and replay are harmless.
 *
 * @param <F> the kind of fact itself
 */
public interface Versioned<F extends Versioned<F>> {

    UUID id();

    /** Of the newest that is known. */
    long version();

    /** Both together; equal to one of them if the other adds nothing. */
    F with(F other);

    /** One per subject. */
    static <F extends Versioned<F>> Map<UUID, F> joined(Collection<F> facts) {
        var joined = new LinkedHashMap<UUID, F>();
        facts.forEach(fact -> joined.merge(fact.id(), fact, Versioned::with));
        return joined;
    }

    /** What is now known of those subjects about which these facts say something new. */
    static <F extends Versioned<F>> List<F> news(Collection<F> facts, Map<UUID, F> known) {
        return joined(facts).values().stream()
                .map(fact -> {
                    var old = known.get(fact.id());
                    return old == null ? fact : old.with(fact);
                })
                .filter(fact -> !fact.equals(known.get(fact.id())))
                .toList();
    }
}
