package lantian.platform.forms;

import java.util.Optional;

/** The published forms of this service. */
public interface Forms {

    /** The version that is filled in now. What another instance publishes is seen some seconds later. */
    Optional<Form> newest(String key);

    /** Any version that was ever published. */
    Optional<Form> find(FormVersion version);
}
