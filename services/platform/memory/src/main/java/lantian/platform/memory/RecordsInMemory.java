package lantian.platform.memory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lantian.platform.records.Records;

/**
 * Keeps the records themselves: what a use case changes and does not store is changed here all the same, so a test asks what was
 * stored.
 */
public class RecordsInMemory<T, I> implements Records<T, I> {

    private final Map<I, T> byId = new LinkedHashMap<>();
    private final Function<T, I> id;
    private int stored;

    public RecordsInMemory(Function<T, I> id) {
        this.id = id;
    }

    @Override
    public Optional<T> findById(I wanted) {
        return Optional.ofNullable(byId.get(wanted));
    }

    @Override
    public Optional<T> lock(I wanted) {
        return findById(wanted);
    }

    @Override
    public void store(T one) {
        byId.put(id.apply(one), one);
        stored++;
    }

    @Override
    public void storeAll(Collection<T> all) {
        all.forEach(this::store);
    }

    /** In the order in which they were first stored. */
    public List<T> all() {
        return List.copyOf(byId.values());
    }

    /** How often something was stored. */
    public int stored() {
        return stored;
    }
}
