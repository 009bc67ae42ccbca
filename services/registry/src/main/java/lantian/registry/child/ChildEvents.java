package lantian.registry.child;

import java.util.Collection;
import java.util.UUID;

/** Publishes what is known of children now, within the running transaction. */
public interface ChildEvents {

    void changed(Collection<Child> children);

    /** The child was erased; whoever keeps words about it forgets them. */
    void erased(UUID child);
}
