package lantian.registry.school;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of all schools at once. */
public interface SchoolLists {

    /** In the order of their codes, behind a code. */
    List<SchoolId> after(String code, Filter filter, int limit);

    long count(Filter filter);

    List<SchoolId> of(AreaId area);

    /**
     * Each part that is given narrows the list.
     *
     * @param part of code or name
     */
    record Filter(
            @Nullable AreaId area,
            @Nullable SchoolId only,
            @Nullable String part) {}
}
