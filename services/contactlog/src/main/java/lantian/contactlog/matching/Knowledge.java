package lantian.contactlog.matching;

import java.time.LocalDate;
import java.util.UUID;

/** What is known of an obligation at the end of a day. */
public sealed interface Knowledge {

    /** No contact counts for it. */
    record Unmet() implements Knowledge {}

    /**
     * A contact counts for it.
     *
     * @param onTime done by dueOn and received by the end of dueOn + E; otherwise late (迟办)
     */
    record Satisfied(UUID contact, LocalDate occurredOn, LocalDate receivedOn, boolean onTime) implements Knowledge {}

    /** Excused (免办). */
    record Excused() implements Knowledge {}

    /** Known from the end of this day on. */
    record Since(LocalDate knownOn, Knowledge what) {}
}
