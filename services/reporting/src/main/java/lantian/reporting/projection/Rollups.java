package lantian.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import lantian.reporting.rollup.Steps;
import org.jspecify.annotations.Nullable;

/** The steps of the bound school, summed. */
public interface Rollups {

    /** One writer per school at a time, until the transaction ends: facts that depend on each other can't miss each other. */
    void lock();

    void add(Steps steps);

    /** Keeps the last sign of life and the first day on which something was owed. */
    void noticed(@Nullable Instant lastContactAt, @Nullable LocalDate openSince);

    /** Everything the database holds, to be compared with a recount. */
    Steps stored();

    /** How many rows of the totals differ from these steps. */
    long differenceOfTotals(Steps steps);

    void difference(long difference);

    /** Sums the totals anew if they were built on other terms than today's. */
    void followCalendar();

    /** Puts these steps in place of everything stored. */
    void replaceBy(Steps steps);
}
