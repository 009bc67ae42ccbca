package lantian.demo.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody beside the class teachers who looks after children.
 *
 * @param category in the words of the API
 * @param username for the few who record contacts themselves
 */
public record Helper(
        UUID id,
        String name,
        String category,
        String phone,
        int capacity,
        @Nullable String username) {

    /** As what the API's pairs know such a person. */
    public String kind() {
        return category.equals("SUBJECT_TEACHER") || category.equals("LIFE_TEACHER") ? "STAFF" : "AGENT_PARENT";
    }
}
