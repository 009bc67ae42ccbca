package lantian.registry.rosterimport;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a row is not taken in.
 *
 * @param row as a person sees it: the first line of the sheet is 1
 * @param heading the heading as it stands in the file
 * @param said the sentence for people, in whatever language they read
 * @param found where it stands and what: personal data, which is sealed and forgotten with the file
 */
public record CellError(
        int row,
        String heading,
        Code code,
        Said said,
        @Nullable Found found) {

    private static final int LONGEST_VALUE = 120;

    /**
     * @param sheet its place in the workbook
     * @param sheetName null where only one is read
     * @param name the child's, as it stands in the row
     * @param value what the cell shows
     * @param another the name of the child whose number it is, of this school
     */
    public record Found(
            int sheet,
            @Nullable String sheetName,
            @Nullable String name,
            @Nullable String value,
            @Nullable String another) {

        static Found ofAnother(String name) {
            return new Found(0, null, null, null, name);
        }
    }

    /**
     * A sentence of the bundle {@code roster}.
     *
     * @param arguments of the sentence, without any content of the cell
     */
    public record Said(String key, List<String> arguments) {

        private static final String AS_WRITTEN = "as-written";

        /** Imports of earlier releases kept the Chinese sentence itself. */
        public static Said asWritten(String sentence) {
            return new Said(AS_WRITTEN, List.of(sentence));
        }
    }

    public CellError(int row, String heading, Sentence sentence, Object... arguments) {
        this(
                row,
                heading,
                sentence.code(),
                new Said(
                        sentence.key(),
                        Arrays.stream(arguments).map(Object::toString).toList()),
                null);
    }

    CellError ofAnother(String name) {
        return new CellError(row, heading, code, said, Found.ofAnother(name));
    }

    CellError found(Layout layout, @Nullable Cell[] readable, boolean severalSheets) {
        var name = layout.text(readable, Column.NAME);
        var column = layout.columnOf(heading);
        var cell = column >= 0 && column < readable.length ? readable[column] : null;
        return new CellError(
                row,
                heading,
                code,
                said,
                new Found(
                        layout.sheet(),
                        severalSheets ? layout.sheetName() : null,
                        name.isEmpty() ? null : cut(name),
                        cell == null ? null : cut(layout.shown(column, cell)),
                        found == null ? null : found.another()));
    }

    /** The place in the workbook by which errors are sorted. */
    public int sheet() {
        return found == null ? 0 : found.sheet();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    /** Stable names of what can be wrong. */
    public enum Code {
        REQUIRED,
        NOT_A_DATE,
        /** A year or a month where a day is wanted. */
        NOT_A_DAY,
        /** A number in a cell that is not formatted as a date. */
        NUMBER_NOT_DATE,
        NOT_A_NAME,
        NOT_A_NUMBER,
        /** A number of which the file kept fifteen digits. */
        DIGITS_LOST,
        NOT_AN_AGE,
        TOO_EARLY,
        IN_THE_FUTURE,
        TOO_OLD,
        UNKNOWN_VALUE,
        NOT_YES_OR_NO,
        TOO_LONG,
        NOT_A_PHONE,
        FORMULA_ERROR,
        OTHER_STAGE,
        DUPLICATE_ROW,
        AMBIGUOUS,
        STUDENT_NUMBER_TAKEN,
        HAS_LEFT,
        BEFORE_ENROLMENT,
        NEEDS_COUNTY_APPROVAL,
        /** The number is somebody else's, or the same person is here with another sex, birth date or number. */
        OTHER_PERSON,
        /** A word like 无 was taken for an empty cell; the row goes in. */
        NO_FACT;

        /** Whether it only says what was done, and the row is taken in all the same. */
        public boolean isNotice() {
            return this == NO_FACT;
        }

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
