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

    /** About how large the file is, without reading it; 0 once it was forgotten. */
    long fileSize(UUID id);

    /** Destroys the keys of the files that were done with before; what came of them stays. */
    void forgetFiles(Instant finishedBefore);

    /** Whether a file is being read. */
    boolean running();

    /** How the file was understood, and so how many rows there are. */
    void understood(UUID id, Outline outline);

    /** What became of a batch, which ends at the place {@code doneRow} of the file. */
    void progressed(UUID id, int doneRow, RosterImport.Counts more, List<CellError> errors, List<RosterChange> changes);

    /** A checked file became an import. */
    void imported(UUID checked, UUID as);

    void finished(UUID id, @Nullable String reason);

    /** Why rows were rejected, in the order of the file. */
    List<CellError> errors(UUID id, int limit);

    /** What was done with cells of rows that went in, in the order of the file. */
    List<CellError> notices(UUID id, int limit);

    /**
     * What a checked file would change, in the order of the file.
     *
     * @param after how many are passed over
     */
    List<RosterChange> changes(UUID id, int after, int limit);
}
