package lantian.registry.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;
import lantian.registry.child.ChildEvents;
import lantian.registry.child.Children;
import lantian.registry.health.KeepHealthCheck;
import lantian.registry.rosterimport.ImportFiles;
import lantian.registry.rosterimport.Imports;
import lantian.registry.school.SchoolId;
import lantian.registry.school.Schools;
import org.jspecify.annotations.Nullable;

/**
 * Erases a child for good, once a second person agrees. In one transaction the child's row goes, its key is destroyed, files
 * that name it are forgotten, and the other services are told.
 */
@UseCase
public class EraseChild {

    private final Erasures erasures;
    private final Children children;
    private final ChildEvents announcements;
    private final KeepHealthCheck healthChecks;
    private final Imports imports;
    private final ImportFiles files;
    private final Schools schools;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    EraseChild(
            Erasures erasures,
            Children children,
            ChildEvents announcements,
            KeepHealthCheck healthChecks,
            Imports imports,
            ImportFiles files,
            Schools schools,
            Vault vault,
            Audit audit,
            Clock clock) {
        this.erasures = erasures;
        this.children = children;
        this.announcements = announcements;
        this.healthChecks = healthChecks;
        this.imports = imports;
        this.files = files;
        this.schools = schools;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Now(Erasure erasure, boolean created) implements Outcome {}

        enum Refused implements Outcome {
            UNKNOWN_CHILD,
            ALREADY_ASKED,
            NOT_ASKED,
            /** Who asks does not approve. */
            FOUR_EYES,
            /** A roster is being read that may name the child. */
            ROSTER_RUNNING
        }
    }

    public Optional<Erasure> of(UUID child) {
        return erasures.find(child);
    }

    public List<Erasure> list(Erasure.State state, Erasures.@Nullable Last after, int atMost) {
        return erasures.list(state, after, atMost);
    }

    public List<UUID> schoolsOf(UUID child) {
        return erasures.schoolsOf(child);
    }

    public Outcome ask(UUID child, String reason) {
        schools.lock(SchoolId.bound());
        if (children.findForUpdate(child).isEmpty()) {
            return Outcome.Refused.UNKNOWN_CHILD;
        }
        var me = Tenancy.actor().account();
        var before = erasures.find(child).filter(Erasure::open);
        if (before.isPresent()) {
            var same = before.get().askedBy().equals(me)
                    && reason.equals(before.get().reason());
            return same ? new Outcome.Now(before.get(), false) : Outcome.Refused.ALREADY_ASKED;
        }
        var asked = Erasure.ask(Tenancy.tenant().value(), child, me, clock.instant(), reason);
        erasures.keep(asked);
        audit.entry("child.erasure-asked", "child", child, Map.of());
        return new Outcome.Now(asked, true);
    }

    public Outcome approve(UUID child) {
        schools.lock(SchoolId.bound());
        var asked = erasures.find(child);
        if (asked.isPresent() && asked.get().state() == Erasure.State.ERASED) {
            return new Outcome.Now(asked.get(), false);
        }
        if (children.findForUpdate(child).isEmpty()) {
            return Outcome.Refused.UNKNOWN_CHILD;
        }
        if (asked.filter(Erasure::open).isEmpty()) {
            return Outcome.Refused.NOT_ASKED;
        }
        var me = Tenancy.actor().account();
        if (asked.get().askedBy().equals(me)) {
            return Outcome.Refused.FOUR_EYES;
        }
        if (imports.running()) {
            return Outcome.Refused.ROSTER_RUNNING;
        }
        erase(child);
        var done = asked.get().approved(me, clock.instant());
        erasures.keep(done);
        audit.entry("child.erased", "child", child, Map.of());
        return new Outcome.Now(done, true);
    }

    public Outcome decline(UUID child, String answer) {
        schools.lock(SchoolId.bound());
        var asked = erasures.find(child).filter(Erasure::open);
        if (asked.isEmpty()) {
            return children.find(child).isEmpty() ? Outcome.Refused.UNKNOWN_CHILD : Outcome.Refused.NOT_ASKED;
        }
        var declined = asked.get().declined(Tenancy.actor().account(), clock.instant(), answer);
        erasures.keep(declined);
        audit.entry("child.erasure-declined", "child", child, Map.of());
        return new Outcome.Now(declined, true);
    }

    private void erase(UUID id) {
        var child = children.findForUpdate(id).orElseThrow();
        announcements.changed(List.of(child.endedBy(LocalDate.now(clock), clock.instant())));
        announcements.erased(id);
        healthChecks.forget(id);
        children.remove(id);
        files.forget(clock.instant());
        vault.shred(id);
    }
}
