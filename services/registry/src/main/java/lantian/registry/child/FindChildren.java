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
import lantian.registry.access.Seen;
import lantian.registry.access.Sight;
import lantian.registry.access.Visible;
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

    /** A child with what of it may be shown to who asked. */
    public record Shown<T>(T child, Seen seen) {}

    /** One page, with how many there are in all where it is the first one. */
    public record Found(
            List<Shown<Summary>> oneMore, @Nullable Long total) {}

    public Optional<Shown<Child>> one(UUID id) {
        var visible = sight.of(Tenancy.actor(), today());
        var found = children.find(id)
                .flatMap(child -> visible.seen(
                                child.id(), child.profile().schooling().schoolClass())
                        .map(seen -> new Shown<>(child, seen)));
        found.ifPresent(
                shown -> audit.entry("child.viewed", "child", shown.child().id(), Map.of()));
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
        return Optional.of(new Found(
                found.stream()
                        .map(line -> new Shown<>(line, seen(visible, line)))
                        .toList(),
                total));
    }

    private static Seen seen(Visible visible, Summary line) {
        var schoolClass = line.schoolClass();
        return visible.seen(
                        line.id(), schoolClass == null ? null : schoolClass.id().value())
                .orElseThrow();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
