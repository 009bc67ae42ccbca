package lantian.registry.child;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import lantian.registry.access.Field;
import lantian.registry.access.Releases;
import lantian.registry.access.Releases.Release;

/** The school decides what donors (爱心捐助) of a child are shown besides its code: nothing, until it says otherwise. */
@UseCase
public class ReleaseToDonors {

    private final Children children;
    private final Releases releases;
    private final Audit audit;

    ReleaseToDonors(Children children, Releases releases, Audit audit) {
        this.children = children;
        this.releases = releases;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Kept(Release release, boolean created) implements Outcome {}

        enum Refused implements Outcome {
            UNKNOWN_CHILD,
            /** Something else was decided before, and the caller does not say he knows it. */
            DECIDED_OTHERWISE,
            STALE_VERSION
        }
    }

    public Optional<Release> of(UUID child) {
        return children.find(child).flatMap(_ -> releases.find(child));
    }

    /** @param known the versions that the caller knows, if he says so */
    public Outcome release(UUID child, Set<Field> fields, Optional<LongPredicate> known) {
        if (children.findForUpdate(child).isEmpty()) {
            return Outcome.Refused.UNKNOWN_CHILD;
        }
        var before = releases.find(child);
        if (before.filter(it -> it.fields().equals(fields)).isPresent()) {
            return new Outcome.Kept(before.get(), false);
        }
        if (known.isPresent() && !known.get().test(before.map(Release::version).orElse(0L))) {
            return Outcome.Refused.STALE_VERSION;
        }
        if (before.isPresent() && known.isEmpty()) {
            return Outcome.Refused.DECIDED_OTHERWISE;
        }
        var release = new Release(fields, before.map(it -> it.version() + 1).orElse(1L));
        releases.keep(child, release);
        audit.entry(
                "child.released",
                "child",
                child,
                Map.of("fields", fields.stream().map(Field::wire).sorted().toList()));
        return new Outcome.Kept(release, before.isEmpty());
    }
}
