package lantian.pairing.caregiver;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of the school's staff, as registry last told.
 *
 * @param name unknown where registry could not tell it
 * @param classTeacher holds the role of a class teacher (班主任)
 * @param version grows with every change; the higher one is right
 */
public record StaffMember(
        UUID id,
        UUID account,
        @Nullable String name,
        boolean classTeacher,
        boolean active,
        List<Teaches> classes,
        long version) {

    /** Both days included; without an end it goes on. */
    public record Teaches(
            UUID classId, LocalDate from, @Nullable LocalDate to) {}
}
