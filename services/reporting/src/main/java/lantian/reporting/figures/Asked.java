package lantian.reporting.figures;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A question as it is put; what is left open follows from who asks and when. */
public record Asked(
        Optional<Level> level,
        Optional<LocalDate> asOf,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<UUID> area,
        Optional<UUID> school) {}
