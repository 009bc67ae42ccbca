package lantian.pairing.pair.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Days as the driver takes them in arrays: as text, which {@code ?::date[]} reads. */
final class Dates {

    private Dates() {}

    static <T> @Nullable String[] column(Collection<T> rows, Function<T, @Nullable LocalDate> day) {
        return rows.stream()
                .map(row -> {
                    var value = day.apply(row);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }
}
