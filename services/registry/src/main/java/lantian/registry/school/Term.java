package lantian.registry.school;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** 学期, with the days that are no school days although they look so (holidays), and the reverse (make-up days). */
public record Term(
        UUID id,
        String schoolYear,
        int number,
        LocalDate from,
        LocalDate to,
        List<LocalDate> holidays,
        List<LocalDate> makeUpDays,
        String fingerprint,
        long version) {

    boolean overlaps(Term other) {
        return !id.equals(other.id) && !from.isAfter(other.to) && !to.isBefore(other.from);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
