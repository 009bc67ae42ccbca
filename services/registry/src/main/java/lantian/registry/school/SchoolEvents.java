package lantian.registry.school;

import java.util.List;
import lantian.registry.calendar.Closure;
import org.jspecify.annotations.Nullable;

/** Publishes schools to the other services, within the running transaction. */
public interface SchoolEvents {

    void changed(Known now, long edition);

    /** All that is known of a school. */
    record Known(School school, @Nullable Area area, List<SchoolClass> classes, List<Closure> closures) {}
}
