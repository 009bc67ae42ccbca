package lantian.registry.rosterimport;

import java.time.Instant;
import java.util.Optional;

/** The files of the bound school's imports, sealed with a key of each import's own. */
public interface ImportFiles {

    void add(ImportId id, byte[] file);

    /** @return empty once it was forgotten */
    Optional<byte[]> file(ImportId id);

    /** About how large the file is, without reading it; 0 once it was forgotten. */
    long size(ImportId id);

    /** Destroys the keys of the files that were done with before; what came of them stays. */
    void forget(Instant finishedBefore);
}
