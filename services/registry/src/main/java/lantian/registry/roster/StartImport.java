package lantian.registry.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.registry.child.Children;
import lantian.registry.job.Jobs;
import org.jspecify.annotations.Nullable;

/** Takes a roster for import, and tells how imports go. */
@UseCase
public class StartImport {

    private static final Duration FILES_ARE_KEPT = Duration.ofDays(7);

    private final Imports imports;
    private final Children children;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;
    private final Supplier<UUID> ids;

    StartImport(Imports imports, Children children, Jobs jobs, Audit audit, Clock clock, Supplier<UUID> ids) {
        this.imports = imports;
        this.children = children;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** What became of the wish to import a file that was checked. */
    public sealed interface Confirmation {
        record Started(RosterImport started) implements Confirmation {}

        enum Refused implements Confirmation {
            NOT_FOUND,
            /** It was no check, it failed, or it is still running. */
            NOT_CHECKED,
            /** It has waited for more than a day. */
            TOO_OLD,
            /** The file asks something that nobody has answered. */
            QUESTIONS_OPEN
        }
    }

    /**
     * Imports a file as it was checked, without sending it again; asked for twice it is one import.
     *
     * @param questionsSeen somebody has seen what the file leaves open and wants it imported all the same
     */
    public Confirmation confirm(UUID id, boolean questionsSeen) {
        var checked = imports.findForUpdate(id).orElse(null);
        if (checked == null) {
            return Confirmation.Refused.NOT_FOUND;
        }
        var before = checked.importedAs() == null
                ? null
                : imports.find(checked.importedAs()).orElse(null);
        if (before != null) {
            return new Confirmation.Started(before);
        }
        var until = checked.waitsUntil();
        var outline = checked.outline();
        if (until == null) {
            return Confirmation.Refused.NOT_CHECKED;
        }
        var file = imports.file(id);
        if (until.isBefore(clock.instant()) || file.isEmpty() || outline == null) {
            return Confirmation.Refused.TOO_OLD;
        }
        if (!outline.questions().isEmpty() && !questionsSeen) {
            return Confirmation.Refused.QUESTIONS_OPEN;
        }
        var started = start(file.get(), checked.fileName(), false, outline);
        imports.imported(id, started.id());
        return new Confirmation.Started(started);
    }

    /** @param outline how the file was understood, null where it turned out to be broken */
    public RosterImport start(byte[] file, String fileName, boolean dryRun, @Nullable Outline outline) {
        var today = LocalDate.now(clock);
        var started = new RosterImport(
                ids.get(),
                Tenancy.actor().account(),
                dryRun,
                fileName,
                RosterImport.State.RUNNING,
                firstRoster().includes(today),
                today,
                outline == null ? 0 : outline.rows(),
                new RosterImport.Counts(0, 0, 0, 0),
                0,
                null,
                outline == null ? List.of() : outline.unknown(),
                outline,
                null,
                clock.instant(),
                null);
        imports.forgetFiles(clock.instant().minus(FILES_ARE_KEPT));
        imports.add(started, file);
        jobs.enqueue(RunImport.KIND, started.id());
        audit.entry("roster.uploaded", "roster-import", started.id(), Map.of("dryRun", dryRun));
        return started;
    }

    /** A child's enrolment may be recorded anew when it is corrected; that a roster brought children stays. */
    private FirstRoster firstRoster() {
        return new FirstRoster(Stream.concat(
                        imports.firstThatEnrolled().stream(),
                        children.firstRecorded().map(at -> LocalDate.ofInstant(at, clock.getZone())).stream())
                .min(Comparator.naturalOrder()));
    }

    public Optional<RosterImport> find(UUID id) {
        return imports.find(id);
    }

    public List<RosterImport> before(@Nullable UUID older, int limit) {
        return imports.before(older, limit);
    }

    public List<CellError> errors(UUID id, int limit) {
        return imports.errors(id, limit);
    }

    public List<CellError> notices(UUID id, int limit) {
        return imports.notices(id, limit);
    }

    public List<RosterChange> changes(UUID id, int after, int limit) {
        return imports.changes(id, after, limit);
    }

    /** How many bytes of memory the file will take, 0 once it was forgotten. */
    public long fileSize(UUID id) {
        return imports.fileSize(id);
    }

    /** The file as it was uploaded, for a week; looking at it again leaves an entry. */
    public Optional<byte[]> file(UUID id) {
        audit.entry("roster.downloaded", "roster-import", id, Map.of());
        return imports.file(id);
    }
}
