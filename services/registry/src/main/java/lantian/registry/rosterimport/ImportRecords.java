package lantian.registry.rosterimport;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** What is remembered of an import between its batches; each call is a transaction of its own. */
@UseCase
public class ImportRecords {

    private final Imports imports;
    private final ImportFiles files;
    private final ImportSeal seal;
    private final Audit audit;
    private final Clock clock;

    ImportRecords(Imports imports, ImportFiles files, ImportSeal seal, Audit audit, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<RosterImport> running(ImportId id) {
        return imports.findById(id).filter(found -> found.state() == RosterImport.State.RUNNING);
    }

    byte[] file(ImportId id) {
        return files.file(id).orElseThrow();
    }

    Optional<Outline> outline(ImportId id) {
        return imports.findById(id).flatMap(seal::outline);
    }

    void understood(ImportId id, Outline outline) {
        var run = imports.lock(id).orElseThrow();
        run.understood(outline, seal.seal(id, outline));
        imports.store(run);
    }

    /** @param reason why it failed; null if it did not */
    void finish(ImportId id, @Nullable String reason) {
        imports.lock(id).ifPresent(run -> {
            run.finish(reason, clock.instant());
            imports.store(run);
            audit.entry(
                    "roster.imported",
                    "roster-import",
                    id.value(),
                    Map.of(
                            "dryRun", run.dryRun(),
                            "state", run.state(),
                            "created", run.counts().created(),
                            "changed", run.counts().changed(),
                            "rejected", run.counts().rejected()));
        });
    }
}
