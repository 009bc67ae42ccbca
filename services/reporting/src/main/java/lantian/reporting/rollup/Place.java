package lantian.reporting.rollup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where something counts: for whom, as what, and on which day a period can ask for.
 *
 * @param onDay the due day of an obligation or the day of a contact; null for what is not bound to a period
 */
public record Place(Unit unit, Measure measure, @Nullable LocalDate onDay) {

    public static Place state(Unit unit, Measure measure) {
        return new Place(unit, measure, null);
    }
}
