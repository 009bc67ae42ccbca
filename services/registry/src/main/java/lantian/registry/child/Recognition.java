package lantian.registry.child;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a child is recognised by: name, birth date and sex, and the student number where both sides have one.
 *
 * @param left the last day, of a child who is no longer enrolled
 */
public record Recognition(UUID child, Key key, @Nullable LocalDate left) {

    public record Key(
            String name,
            LocalDate birthDate,
            Sex sex,
            @Nullable String studentNo) {

        /** A number decides where both have one; without it name, birth date and sex do. */
        public boolean means(Key other) {
            if (studentNo != null && other.studentNo != null) {
                return studentNo.equals(other.studentNo);
            }
            return name.equals(other.name) && birthDate.equals(other.birthDate) && sex == other.sex;
        }

        /** Another name or another birth date is a correction; with both another it is another child. */
        public boolean mayBe(Key other) {
            return name.equals(other.name) || birthDate.equals(other.birthDate);
        }
    }
}
