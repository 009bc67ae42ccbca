package lantian.platform.tenancy;

import java.util.Map;
import java.util.UUID;

/**
 * Who did or saw what, when. An entry commits with the change it speaks of or not at all; entries are never changed. Details
 * carry ids and facts, no names, phones or free text.
 */
public interface Audit {

    /** @param action a verb such as {@code child.viewed} */
    default void entry(String action, String subjectType, UUID subject, Map<String, ?> details) {
        entries(action, subjectType, Map.of(subject, details));
    }

    /**
     * The same done to several.
     *
     * @param details of each subject
     */
    void entries(String action, String subjectType, Map<UUID, ? extends Map<String, ?>> details);
}
