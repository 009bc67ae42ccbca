package lantian.registry.child;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.registry.access.Sight;
import lantian.registry.child.ChildList.Query;
import lantian.registry.child.ChildList.Summary;
import org.jspecify.annotations.Nullable;

/** Shows children to who may see them; each look leaves an entry. */
@UseCase
public class FindChildren {

    private final Children children;
    private final ChildList list;
    private final Sight sight;
    private final Audit audit;
    private final Clock clock;

    FindChildren(Children children, ChildList list, Sight sight, Audit audit, Clock clock) {
        this.children = children;
        this.list = list;
        this.sight = sight;
        this.audit = audit;
        this.clock = clock;
    }

    /** One page, with how many there are in all where it is the first one. */
    public record Found(List<Summary> oneMore, @Nullable Long total) {}

    public Optional<Child> one(UUID id) {
        var visible = sight.of(Tenancy.actor(), today());
        var found = children.find(id)
                .filter(child -> visible.includes(child.id(), child.profile().schoolClass()));
        found.ifPresent(child -> audit.entry("child.viewed", "child", child.id(), Map.of()));
        return found;
    }

    /**
     * @param limit one more than the page holds
     * @return nothing when the list has no such last one
     */
    public Optional<Found> page(Query query, int limit) {
        if (query.after() != null && !list.knows(query.after())) {
            return Optional.empty();
        }
        var visible = sight.of(Tenancy.actor(), today());
        var found = list.find(query, visible, today(), limit);
        var total = query.after() == null ? list.count(query, visible, today()) : null;
        audit.entry(
                "children.listed",
                "school",
                Tenancy.tenant().value(),
                Map.of("children", Math.min(found.size(), limit - 1), "searched", query.text() != null));
        return Optional.of(new Found(found, total));
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
