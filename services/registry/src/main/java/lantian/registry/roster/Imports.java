package lantian.registry.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bound school's imports. Their files are sealed with a key of each import's own. */
public interface Imports {

    void add(RosterImport started, byte[] file);

    /** The day of the school's first roster from which a child was enrolled. */
    Optional<LocalDate> firstThatEnrolled();

    Optional<RosterImport> find(UUID id);

    Optional<RosterImport> findForUpdate(UUID id);

    /** Newest first, those older than the given one. */
    List<RosterImport> before(@Nullable UUID older, int limit);

    /** @return empty once it was forgotten */
    Optional<byte[]> file(UUID id);

    /** Destroys the keys of the files that were done with before; what came of them stays. */
    void forgetFiles(Instant finishedBefore);

    void counted(UUID id, int rows);

    /** What became of a batch, which ends with the sheet row {@code doneRow}. */
    void progressed(UUID id, int doneRow, RosterImport.Counts more, List<CellError> errors);

    void finished(UUID id, @Nullable String reason);

    /** In the order of the sheet, behind a row. */
    List<CellError> errors(UUID id, int limit);
}
