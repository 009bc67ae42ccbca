package lantian.demo.people;

import java.time.LocalDate;

/**
 * A child on a school's roster.
 *
 * @param grade place of the grade in the school, from 0
 * @param className as the roster writes it, {@code 1班}
 * @param leftBehind what the county's definition will make of the family's facts
 * @param household where he lives; brothers and sisters share it
 */
public record Pupil(
        String name,
        Sex sex,
        LocalDate birthDate,
        int grade,
        String className,
        boolean boarding,
        boolean leftBehind,
        boolean gaps,
        Household household,
        String character,
        String interests) {}
