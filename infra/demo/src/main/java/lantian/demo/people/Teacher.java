package lantian.demo.people;

import java.util.UUID;

/**
 * The class teacher (班主任) of a class. As a caregiver he has the same id.
 *
 * @param grade place of the grade in the school, from 0
 */
public record Teacher(UUID id, String username, String name, int grade, String className) {

    public boolean teaches(Pupil pupil) {
        return pupil.grade() == grade && pupil.className().equals(className);
    }
}
