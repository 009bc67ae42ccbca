package lantian.contactlog.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When the server received something: as of a day it counts if it had come by the end of that day; of two on one day the
 * instant says which came first.
 *
 * @param on the county's day of {@code at}
 */
public record Receipt(Instant at, LocalDate on) {

    public static Receipt of(Instant at, ZoneId county) {
        return new Receipt(at, at.atZone(county).toLocalDate());
    }
}
