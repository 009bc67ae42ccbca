package lantian.registry.rosterimport;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** Tells how imports go. */
@UseCase
public class ReadImports {

    private final Imports imports;
    private final ImportFiles files;
    private final ImportRows rows;
    private final ImportSeal seal;
    private final Audit audit;

    ReadImports(Imports imports, ImportFiles files, ImportRows rows, ImportSeal seal, Audit audit) {
        this.imports = imports;
        this.files = files;
        this.rows = rows;
        this.seal = seal;
        this.audit = audit;
    }

    /**
     * An import with what is sealed of it.
     *
     * @param outline null until the file was read, when it was forgotten, and in lists, in which nobody reads it
     */
    public record Opened(
            RosterImport roster, String fileName, @Nullable Outline outline) {}

    public Optional<Opened> find(ImportId id) {
        return imports.findById(id)
                .map(it -> new Opened(it, seal.fileName(it), seal.outline(it).orElse(null)));
    }

    /** Newest first, those older than the given one. */
    public List<Opened> before(@Nullable UUID older, int limit) {
        var ids = rows.before(older, limit);
        return imports.findByIdIn(ids).stream()
                .sorted(Comparator.comparingInt(it -> ids.indexOf(it.id())))
                .map(it -> new Opened(it, seal.fileName(it), null))
                .toList();
    }

    public List<CellError> errors(ImportId id, int limit) {
        return rows.errors(id, limit);
    }

    public List<CellError> notices(ImportId id, int limit) {
        return rows.notices(id, limit);
    }

    public List<RosterChange> changes(ImportId id, int after, int limit) {
        return rows.changes(id, after, limit);
    }

    /** How many bytes of memory the file will take, 0 once it was forgotten. */
    public long fileSize(ImportId id) {
        return files.size(id);
    }

    /** The file as it was uploaded, for a week; looking at it again leaves an entry. */
    public Optional<byte[]> file(ImportId id) {
        audit.entry("roster.downloaded", "roster-import", id.value(), Map.of());
        return files.file(id);
    }
}
