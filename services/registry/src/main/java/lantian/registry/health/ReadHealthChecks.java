package lantian.registry.health;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.forms.Forms;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;
import lantian.registry.access.Sight;
import lantian.registry.child.Child;
import lantian.registry.child.Children;
import lantian.registry.child.Profile.Identity;
import org.jspecify.annotations.Nullable;

/** Shows a child's checks to those who keep its archive, and to nobody else; each look leaves an entry. */
@UseCase
public class ReadHealthChecks {

    private final HealthChecks checks;
    private final Children children;
    private final Sight sight;
    private final Forms forms;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    ReadHealthChecks(
            HealthChecks checks, Children children, Sight sight, Forms forms, Vault vault, Audit audit, Clock clock) {
        this.checks = checks;
        this.children = children;
        this.sight = sight;
        this.forms = forms;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** A check with what was found. */
    public record Shown(HealthCheck check, Results results) {}

    /** All that was found of a child, the earliest first. */
    public record Growth(Identity identity, List<Shown> checks) {}

    /** The last one seen. */
    public record Last(LocalDate on, UUID check) {}

    public Optional<Shown> one(HealthCheckId id) {
        return checks.findById(id)
                .filter(check -> look(check.child()).isPresent())
                .flatMap(check -> open(List.of(check)).stream().findFirst());
    }

    /** Latest first; empty if the child is none whose archive the caller keeps. */
    public Optional<List<Shown>> of(UUID child, @Nullable Last last, int atMost) {
        var behind = last == null ? new Last(LocalDate.now(clock).plusDays(1), child) : last;
        return look(child).map(_ -> open(checks.before(child, behind.on(), behind.check(), atMost)));
    }

    public Optional<Growth> growth(UUID child) {
        return look(child)
                .map(known -> new Growth(known.profile().identity(), open(checks.findByChildOrderByOn(child))));
    }

    private Optional<Child> look(UUID child) {
        var visible = sight.of(Tenancy.actor(), LocalDate.now(clock));
        var known = children.find(child)
                .filter(it -> visible.keeps(it.profile().schooling().schoolClass()));
        known.ifPresent(_ -> audit.entry("child.health-viewed", "child", child, Map.of()));
        return known;
    }

    private List<Shown> open(List<HealthCheck> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var key = vault.key(found.getFirst().child());
        return found.stream()
                .flatMap(check -> check.results(key, forms).map(results -> new Shown(check, results)).stream())
                .toList();
    }
}
