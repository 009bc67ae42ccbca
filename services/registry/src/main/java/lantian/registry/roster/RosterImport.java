package lantian.registry.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One upload of a roster and what became of it.
 *
 * @param first part of the school's {@link FirstRoster}: who has no 入学日期 is enrolled since the term's first day
 * @param startedOn the day of import, on which facts begin that say nothing else
 * @param doneRow the last sheet row whose fate is stored
 * @param reason why it failed, as {@link Workbook.Reason#wire()}
 */
public record RosterImport(
        UUID id,
        UUID account,
        boolean dryRun,
        String fileName,
        State state,
        boolean first,
        LocalDate startedOn,
        int rows,
        Counts counts,
        int doneRow,
        @Nullable String reason,
        List<String> unknownColumns,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** How far an import is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** What became of the rows; together all rows that were done. */
    public record Counts(int created, int changed, int unchanged, int rejected) {

        public int done() {
            return created + changed + unchanged + rejected;
        }
    }
}
