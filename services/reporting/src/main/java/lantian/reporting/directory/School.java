package lantian.reporting.directory;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A school as the figures name it.
 *
 * @param countsFrom from when on it answers for duties; empty: always
 */
public record School(
        UUID id,
        String code,
        String name,
        String stage,
        Optional<Area> area,
        String state,
        LocalDate openFrom,
        Optional<LocalDate> countsFrom,
        long version) {

    /** A group of schools (片区); no tenant. */
    public record Area(UUID id, String code, String name) {}

    public record SchoolClass(UUID id, String name) {}

    /** Suspended is not closed: a suspended school's children are still the county's. */
    public boolean openOn(LocalDate day) {
        return !day.isBefore(openFrom);
    }

    public boolean suspended() {
        return state.equals("SUSPENDED");
    }

    public boolean in(UUID areaId) {
        return area.map(Area::id).filter(areaId::equals).isPresent();
    }
}
