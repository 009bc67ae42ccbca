package lantian.registry.rosterimport.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import lantian.registry.rosterimport.Heading;
import lantian.registry.rosterimport.Outline;
import lantian.registry.rosterimport.Person;
import lantian.registry.rosterimport.RosterImport;
import org.jspecify.annotations.Nullable;

/** An import on the wire, where all its parts stand in one object. */
record ImportView(
        @JsonUnwrapped UploadView upload,
        @JsonUnwrapped RowsView counts,
        @JsonUnwrapped FoundView found,
        @JsonUnwrapped EndView end) {

    record UploadView(UUID id, boolean dryRun, String fileName, RosterImport.State state) {}

    /** @param progress rows done so far */
    record RowsView(int rows, int created, int changed, int unchanged, int rejected, int progress) {}

    /**
     * @param errors the first thousand; the annotated file has them all
     * @param notices what was done with cells of rows that went in, for instance that 无 was taken for an empty cell
     * @param unknownColumns headings that are not read, as unknown or as ambiguous
     * @param sheets each table with how its headings were understood, until the file is forgotten
     */
    record FoundView(
            @Nullable List<Wrong> errors,
            @Nullable List<Wrong> notices,
            List<String> unknownColumns,
            @Nullable List<SheetView> sheets,
            @Nullable List<IgnoredView> ignoredSheets,
            @Nullable List<QuestionView> questions) {}

    /**
     * @param waitsUntil until when a checked file can be confirmed
     * @param reason why nothing was taken in, of a FAILED one
     */
    record EndView(
            @Nullable UUID importedAs,
            @Nullable Instant waitsUntil,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    /**
     * @param sheet where several are read
     * @param name the child's, as it stands in the row
     * @param value what the cell shows
     */
    record Wrong(
            int row,
            String column,
            String code,
            String detail,
            @Nullable String sheet,
            @Nullable String name,
            @Nullable String value) {}

    /**
     * @param missing required columns without which its rows are rejected
     * @param passedOver lines that are no child's
     * @param pictures columns with pictures, which are not stored
     */
    record SheetView(
            String name,
            int headingRow,
            int rows,
            List<HeadingView> headings,
            List<String> missing,
            List<PassedView> passedOver,
            List<String> pictures) {}

    /** @param meaning the template's heading for what is read from it */
    record HeadingView(
            String column,
            String text,
            @Nullable String meaning,
            @Nullable Person person,
            Heading.State state) {}

    record PassedView(int row, String kind) {}

    record IgnoredView(String name, Outline.Ignored.Why reason, List<String> missing) {}

    /** @param unread rows of which it can't be said which parent is away */
    record QuestionView(String sheet, String column, String heading, int read, int unread) {}
}
