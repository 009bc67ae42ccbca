package lantian.registry.child;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that held from one day to another, both included.
 *
 * @param to the last day, or null while it holds
 * @param recordedAt when it was told to us, which says nothing about when it held
 */
public record Fact<T>(T value, LocalDate from, @Nullable LocalDate to, Instant recordedAt) {

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    Fact<T> until(LocalDate last, Instant now) {
        return new Fact<>(value, from, last, now);
    }
}
