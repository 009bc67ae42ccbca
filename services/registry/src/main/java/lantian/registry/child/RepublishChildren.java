package lantian.registry.child;

import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** Publishes once more what is known of the bound school's children, some at a time. */
@UseCase
public class RepublishChildren {

    private static final int AT_ONCE = 200;

    private final Children children;
    private final ChildEvents events;

    RepublishChildren(Children children, ChildEvents events) {
        this.children = children;
        this.events = events;
    }

    /**
     * @param last of those published before; null at the beginning
     * @return the last of those published now; empty at the end
     */
    public Optional<UUID> next(@Nullable UUID last) {
        var some = children.after(last, AT_ONCE);
        events.changed(some);
        return some.isEmpty() ? Optional.empty() : Optional.of(some.getLast().id());
    }
}
