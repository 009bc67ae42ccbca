package lantian.registry.child;

import java.util.Collection;

/** Tells the other services what is known of children now, within the running transaction. */
public interface ChildAnnouncements {

    void changed(Collection<Child> children);
}
