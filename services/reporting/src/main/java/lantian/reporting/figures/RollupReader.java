package lantian.reporting.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.reporting.rollup.Unit;

/** Counts out of the rollups, as far as the actor may read them. */
public interface RollupReader {

    /** Of whole schools; a school without any count may be missing. */
    Map<UUID, Counts> schools(Collection<UUID> schools, Period period);

    /** Of a school's classes or caregivers. */
    Map<UUID, Counts> units(UUID school, Unit.Kind kind, Period period);

    /** Of the children of these schools whom the county counts in another school; schools without any are missing. */
    Map<UUID, Counts> elsewhere(Collection<UUID> schools, LocalDate asOf);

    /** How many children of each school may be enrolled in another one too, and the school has not answered. */
    Map<UUID, Integer> enrolmentQuestions(Collection<UUID> schools, LocalDate asOf);

    /** The day on which the first obligation of each school that was ever open was or will be due. */
    Map<UUID, LocalDate> firstDueDays(Collection<UUID> schools);

    Map<UUID, SignOfLife> signsOfLife(Collection<UUID> schools);

    /** @param openSince the first day on which anything was owed */
    record SignOfLife(Optional<Instant> lastContactAt, Optional<LocalDate> openSince) {}
}
