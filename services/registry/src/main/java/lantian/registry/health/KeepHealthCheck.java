package lantian.registry.health;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;
import lantian.registry.access.Sight;
import lantian.registry.child.Child;
import lantian.registry.child.Children;
import lantian.registry.health.HealthCheck.Kind;

/** Records a check of a child or corrects it, for those who keep the child's archive. */
@UseCase
public class KeepHealthCheck {

    private final HealthChecks checks;
    private final Children children;
    private final Sight sight;
    private final HealthCheckEvents events;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    KeepHealthCheck(
            HealthChecks checks,
            Children children,
            Sight sight,
            HealthCheckEvents events,
            Vault vault,
            Audit audit,
            Clock clock) {
        this.checks = checks;
        this.children = children;
        this.sight = sight;
        this.events = events;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was found of whom. */
    public record Finding(UUID child, Kind kind, LocalDate on, Results results) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Kept(HealthCheck check, boolean created) implements Outcome {}

        enum Refused implements Outcome {
            /** Unknown, or nobody whose archive this person keeps. */
            UNKNOWN_CHILD,
            IN_THE_FUTURE,
            BEFORE_BIRTH,
            /** A correction names another child or another kind. */
            OTHER_CHECK
        }
    }

    public Outcome keep(HealthCheckId id, Finding finding, PutRequest request) {
        var today = LocalDate.now(clock);
        var visible = sight.of(Tenancy.actor(), today);
        var child = children.findForUpdate(finding.child())
                .filter(known -> visible.keeps(known.profile().schooling().schoolClass()));
        if (child.isEmpty()) {
            return Outcome.Refused.UNKNOWN_CHILD;
        }
        var there = checks.lock(id);
        return switch (request.given(there.map(check -> check.revision(vault.key(check.child()))))) {
            case Meaning.Repeat _ -> new Outcome.Kept(there.orElseThrow(), false);
            case Meaning.Create _ ->
                refused(finding, child.get(), today)
                        .<Outcome>map(why -> why)
                        .orElseGet(() -> new Outcome.Kept(
                                store(new HealthCheck(id, finding.child(), finding.kind()), finding, request), true));
            case Meaning.Replace _ ->
                !there.orElseThrow().isOf(finding.child(), finding.kind())
                        ? Outcome.Refused.OTHER_CHECK
                        : refused(finding, child.get(), today)
                                .<Outcome>map(why -> why)
                                .orElseGet(() -> new Outcome.Kept(store(there.orElseThrow(), finding, request), false));
        };
    }

    private static Optional<Outcome.Refused> refused(Finding finding, Child child, LocalDate today) {
        if (finding.on().isAfter(today)) {
            return Optional.of(Outcome.Refused.IN_THE_FUTURE);
        }
        return finding.on().isBefore(child.profile().identity().birthDate())
                ? Optional.of(Outcome.Refused.BEFORE_BIRTH)
                : Optional.empty();
    }

    private HealthCheck store(HealthCheck check, Finding finding, PutRequest request) {
        check.find(finding.on(), finding.results(), request.fingerprint(), vault.key(check.child()));
        checks.store(check);
        audit.entry(
                "health-check.kept",
                "health-check",
                check.id().value(),
                Map.of("child", check.child(), "version", check.version()));
        events.checked(check, clock.instant());
        return check;
    }

    /** What was found of a child; that it was examined, and when, stays. */
    public void forget(UUID child) {
        var all = checks.findByChildOrderByOn(child);
        all.forEach(HealthCheck::forgetResults);
        checks.storeAll(all);
    }
}
