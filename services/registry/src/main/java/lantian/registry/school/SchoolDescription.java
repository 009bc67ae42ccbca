package lantian.registry.school;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the bureau says of a school.
 *
 * @param countsFrom from when on it answers for duties; not said: as known, or from the day it is at work
 */
public record SchoolDescription(
        String code,
        String name,
        Stage stage,
        @Nullable AreaId area,
        @Nullable LocalDate countsFrom) {
    /** Neither before any school was open nor more than a year ahead. */
    public boolean countsFromAPossibleDay(LocalDate today) {
        return countsFrom == null
                || (!countsFrom.isBefore(School.ALWAYS_OPEN) && !countsFrom.isAfter(today.plusYears(1)));
    }
}
