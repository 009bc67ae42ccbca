package lantian.contactlog.peopleview.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lantian.contactlog.calendar.Days;
import org.jspecify.annotations.Nullable;

/** Dated facts on the wire. */
final class Spans {

    private Spans() {}

    record Span(LocalDate from, @Nullable LocalDate to) {

        Optional<Days> days() {
            return daysOf(from, to);
        }
    }

    /** A fact that ends before it begins never held. */
    static Optional<Days> daysOf(LocalDate from, @Nullable LocalDate to) {
        return to != null && to.isBefore(from) ? Optional.empty() : Optional.of(Days.of(from, to));
    }

    static List<Days> days(@Nullable List<Span> spans) {
        return orEmpty(spans).stream().flatMap(span -> span.days().stream()).toList();
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
