package lantian.registry.rosterimport;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
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
import lantian.registry.rosterimport.ReadImports.Opened;
import org.jspecify.annotations.Nullable;

/** Takes a roster for import. */
@UseCase
public class StartImport {

    private static final Duration FILES_ARE_KEPT = Duration.ofDays(7);

    private final Imports imports;
    private final ImportFiles files;
    private final ImportSeal seal;
    private final Children children;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;
    private final Supplier<UUID> ids;

    StartImport(
            Imports imports,
            ImportFiles files,
            ImportSeal seal,
            Children children,
            Jobs jobs,
            Audit audit,
            Clock clock,
            Supplier<UUID> ids) {
        this.imports = imports;
        this.files = files;
        this.seal = seal;
        this.children = children;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** What became of the wish to import a file that was checked. */
    public sealed interface Confirmation {
        record Started(Opened started) implements Confirmation {}

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
    public Confirmation confirm(ImportId id, boolean questionsSeen) {
        var checked = imports.lock(id).orElse(null);
        if (checked == null) {
            return Confirmation.Refused.NOT_FOUND;
        }
        var before = Optional.ofNullable(checked.importedAs())
                .map(ImportId::new)
                .flatMap(imports::findById)
                .orElse(null);
        if (before != null) {
            return new Confirmation.Started(opened(before));
        }
        var until = checked.waitsUntil();
        var outline = seal.outline(checked).orElse(null);
        if (until == null) {
            return Confirmation.Refused.NOT_CHECKED;
        }
        var file = files.file(id);
        if (until.isBefore(clock.instant()) || file.isEmpty() || outline == null) {
            return Confirmation.Refused.TOO_OLD;
        }
        if (!outline.questions().isEmpty() && !questionsSeen) {
            return Confirmation.Refused.QUESTIONS_OPEN;
        }
        var started = start(file.get(), seal.fileName(checked), false, outline);
        checked.importedAs(started.roster().id());
        imports.store(checked);
        return new Confirmation.Started(started);
    }

    private Opened opened(RosterImport it) {
        return new Opened(it, seal.fileName(it), seal.outline(it).orElse(null));
    }

    /** @param outline how the file was understood, null where it turned out to be broken */
    public Opened start(byte[] file, String fileName, boolean dryRun, @Nullable Outline outline) {
        var today = LocalDate.now(clock);
        var started = new RosterImport(
                new ImportId(ids.get()),
                Tenancy.actor().account(),
                dryRun,
                seal.seal(fileName),
                firstRoster().includes(today),
                today,
                clock.instant());
        if (outline != null) {
            started.understood(outline, seal.seal(started.id(), outline));
        }
        files.forget(clock.instant().minus(FILES_ARE_KEPT));
        imports.store(started);
        files.add(started.id(), file);
        jobs.enqueue(RunImport.KIND, started.id().value());
        audit.entry("roster.uploaded", "roster-import", started.id().value(), Map.of("dryRun", dryRun));
        return new Opened(started, fileName, outline);
    }

    /** A child's enrolment may be recorded anew when it is corrected; that a roster brought children stays. */
    private FirstRoster firstRoster() {
        return new FirstRoster(Stream.concat(
                        imports.firstThatEnrolled().stream(),
                        children.firstRecorded().map(at -> LocalDate.ofInstant(at, clock.getZone())).stream())
                .min(Comparator.naturalOrder()));
    }
}
