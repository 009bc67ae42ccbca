package lantian.registry.rosterimport;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is listed of imports: they themselves, and what became of their rows. */
public interface ImportRows {

    /** Newest first, those older than the given one. */
    List<ImportId> before(@Nullable UUID older, int limit);

    /** What was found in a batch, which ends at the place {@code doneRow} of the file. */
    void add(ImportId id, int doneRow, List<CellError> errors, List<RosterChange> changes);

    /** Why rows were rejected, in the order of the file. */
    List<CellError> errors(ImportId id, int limit);

    /** What was done with cells of rows that went in, in the order of the file. */
    List<CellError> notices(ImportId id, int limit);

    /**
     * What a checked file would change, in the order of the file.
     *
     * @param after how many are passed over
     */
    List<RosterChange> changes(ImportId id, int after, int limit);
}
