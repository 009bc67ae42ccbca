package lantian.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a keyset list.
 *
 * @param next cursor of the following page, or null at the end
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAXIMUM_LIMIT = 500;

    /** @throws Problem 400 when {@code limit} is not within 1 to 500 */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAXIMUM_LIMIT) {
            throw Problem.invalid(new Problem.FieldError("limit", "out-of-range", "{field.limit}"));
        }
        return asked;
    }

    /**
     * Cuts a result that was asked for with one row more than the limit.
     *
     * @param key the sort key of a row, see {@link Cursor}
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, Cursor> key) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        var items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, key.apply(items.getLast()).wire());
    }
}
