package lantian.registry.school;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of all areas at once. */
public interface AreaLists {

    /** In the order of their codes, behind a code; with a part of code or name, where given. */
    List<AreaId> after(String code, @Nullable String part, int limit);
}
