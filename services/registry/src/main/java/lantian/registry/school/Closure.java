package lantian.registry.school;

import java.time.LocalDate;
import java.util.UUID;

/** 停课: from the first to the last day no school is kept, both included. Windows inside are void. */
public record Closure(UUID id, LocalDate from, LocalDate to, String reason, String fingerprint, long version) {}
