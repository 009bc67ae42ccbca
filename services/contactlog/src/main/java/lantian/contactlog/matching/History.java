package lantian.contactlog.matching;

import java.time.LocalDate;
import java.util.List;

/** What was known of an obligation over time: unmet until the first entry, then as each entry says. */
public record History(List<Knowledge.Since> changes) {

    public static final History UNMET = new History(List.of());

    public History {
        changes = List.copyOf(changes);
    }

    /** What was known at the end of a day. */
    public Knowledge on(LocalDate day) {
        return changes.reversed().stream()
                .filter(change -> !change.knownOn().isAfter(day))
                .findFirst()
                .map(Knowledge.Since::what)
                .orElseGet(Knowledge.Unmet::new);
    }

    /** What is known now. */
    public Knowledge latest() {
        return changes.isEmpty() ? new Knowledge.Unmet() : changes.getLast().what();
    }
}
