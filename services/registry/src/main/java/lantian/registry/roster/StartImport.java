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

    /** @param layout found in the file before anything is stored */
    public RosterImport start(byte[] file, String fileName, boolean dryRun, Layout layout) {
        var today = LocalDate.now(clock);
        var started = new RosterImport(
                ids.get(),
                Tenancy.actor().account(),
                dryRun,
                fileName,
                RosterImport.State.RUNNING,
                firstRoster().includes(today),
                today,
                0,
                new RosterImport.Counts(0, 0, 0, 0),
                0,
                null,
                layout.unknown(),
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

    /** The file as it was uploaded, for a week; looking at it again leaves an entry. */
    public Optional<byte[]> file(UUID id) {
        audit.entry("roster.downloaded", "roster-import", id, Map.of());
        return imports.file(id);
    }
}
