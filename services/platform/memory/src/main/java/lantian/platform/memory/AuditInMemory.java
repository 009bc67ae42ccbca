package lantian.platform.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.platform.tenancy.Audit;

/** Remembers the entries in their order. */
public final class AuditInMemory implements Audit {

    private final List<Entry> entries = new ArrayList<>();

    /** What was said of whom. */
    public record Entry(String action, String subjectType, UUID subject, Map<String, ?> details) {}

    @Override
    public void entries(String action, String subjectType, Map<UUID, ? extends Map<String, ?>> details) {
        details.forEach((subject, each) -> entries.add(new Entry(action, subjectType, subject, Map.copyOf(each))));
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** In their order. */
    public List<String> actions() {
        return entries.stream().map(Entry::action).toList();
    }
}
