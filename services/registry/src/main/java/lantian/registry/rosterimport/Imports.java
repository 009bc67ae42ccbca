package lantian.registry.rosterimport;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lantian.platform.records.Records;
import org.springframework.data.jpa.repository.Query;

/** The bound school's imports. */
public interface Imports extends Records<RosterImport, ImportId> {

    List<RosterImport> findByIdIn(Collection<ImportId> ids);

    /** The day of the school's first roster from which a child was enrolled. */
    @Query("select min(one.startedOn) from RosterImport one where not one.dryRun and one.counts.created > 0")
    Optional<LocalDate> firstThatEnrolled();

    /** Whether a file is being read. */
    @Query("select count(one) > 0 from RosterImport one where one.state = RUNNING")
    boolean running();
}
