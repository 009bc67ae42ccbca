package lantian.contactlog.peopleview.persistence;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;

/** Facts on their way into one statement: a column of all of them is one array. */
record Rows<T>(List<T> facts, StatementSpec statement) {

    /** One row per thing, in the order of ids, so that two transactions never wait for each other. */
    static <T> List<T> newest(List<T> facts, Function<T, UUID> id, ToLongFunction<T> version) {
        var newest = new LinkedHashMap<UUID, T>();
        facts.forEach(one -> newest.merge(
                id.apply(one),
                one,
                (before, other) -> version.applyAsLong(before) >= version.applyAsLong(other) ? before : other));
        return newest.values().stream().sorted(Comparator.comparing(id)).toList();
    }

    Rows<T> uuids(String name, Function<T, @Nullable Object> column) {
        return array("uuid", name, column);
    }

    Rows<T> dates(String name, Function<T, @Nullable Object> column) {
        return array("date", name, column);
    }

    Rows<T> texts(String name, Function<T, @Nullable Object> column) {
        return array("text", name, fact -> {
            var value = column.apply(fact);
            return value == null ? null : value.toString();
        });
    }

    Rows<T> longs(String name, Function<T, @Nullable Object> column) {
        return array("int8", name, column);
    }

    Rows<T> booleans(String name, Function<T, @Nullable Object> column) {
        return array("bool", name, column);
    }

    private Rows<T> array(String type, String name, Function<T, @Nullable Object> column) {
        statement.param(name, new SqlArrayValue(type, facts.stream().map(column).toArray()));
        return this;
    }
}
