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
        @Nullable LocalDate countsFrom) {}
