package lantian.registry.child;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.registry.access.Visible;
import lantian.registry.school.SchoolClass;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/** The children of the bound school as a list; of what is sealed only the village. */
public interface ChildList {

    /**
     * Which ones.
     *
     * @param text part of the name, or of a way to type it
     * @param paired whether somebody answers for the child today, as the pairing figure counts it
     * @param after the last one seen; where she stands in the list is looked up, so that no name is asked by
     */
    record Query(
            @Nullable UUID schoolClass,
            @Nullable String text,
            @Nullable Boolean leftBehind,
            @Nullable Boolean archiveComplete,
            @Nullable Boolean cardCurrent,
            @Nullable Boolean paired,
            @Nullable UUID after) {}

    /** A line of the list, as of today. */
    record Summary(
            UUID id,
            String name,
            Sex sex,
            LocalDate birthDate,
            Stage stage,
            @Nullable SchoolClass schoolClass,
            boolean boarding,
            Optional<LeftBehind.Type> leftBehind,
            boolean archiveComplete,
            List<String> missing,
            boolean cardCurrent,
            @Nullable RiskLevel risk,
            @Nullable String guardianName,
            @Nullable String guardianRelation,
            Optional<String> village,
            long version) {

        public Summary in(Optional<String> otherVillage) {
            return new Summary(
                    id,
                    name,
                    sex,
                    birthDate,
                    stage,
                    schoolClass,
                    boarding,
                    leftBehind,
                    archiveComplete,
                    missing,
                    cardCurrent,
                    risk,
                    guardianName,
                    guardianRelation,
                    otherVillage,
                    version);
        }
    }

    /** Whether the school has, or had, the child. */
    boolean knows(UUID child);

    /**
     * Enrolled now or to be, in the order of their names in Latin letters. What is asked by something that is not seen of a
     * child does not find it, and whose whole name is not seen comes first, by id.
     */
    List<Summary> find(Query query, Visible visible, LocalDate today, int limit);

    long count(Query query, Visible visible, LocalDate today);
}
