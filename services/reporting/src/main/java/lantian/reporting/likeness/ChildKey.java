package lantian.reporting.likeness;

import java.util.Comparator;
import java.util.UUID;

/** Ids of children are a school's own choice: two schools may use one. */
public record ChildKey(UUID school, UUID child) implements Comparable<ChildKey> {

    private static final Comparator<ChildKey> SMALLER_CHILD =
            Comparator.comparing(ChildKey::child).thenComparing(ChildKey::school);

    @Override
    public int compareTo(ChildKey other) {
        return SMALLER_CHILD.compare(this, other);
    }
}
