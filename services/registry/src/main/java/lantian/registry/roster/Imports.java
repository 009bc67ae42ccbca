package lantian.registry.roster;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bound school's imports. Their files are sealed with a key of each import's own. */
public interface Imports {

    void add(RosterImport started, byte[] file);

    Optional<RosterImport> find(UUID id);

    Optional<RosterImport> findForUpdate(UUID id);

    /** Newest first, those older than the given one. */
    List<RosterImport> before(@Nullable UUID older, int limit);

    byte[] file(UUID id);

    void counted(UUID id, int rows);

    /** What became of a batch, which ends with the sheet row {@code doneRow}. */
    void progressed(UUID id, int doneRow, RosterImport.Counts more, List<CellError> errors);

    void finished(UUID id, @Nullable String reason);

    /** In the order of the sheet, behind a row. */
    List<CellError> errors(UUID id, int limit);
}
