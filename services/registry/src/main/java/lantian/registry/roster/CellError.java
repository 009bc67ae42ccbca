package lantian.registry.roster;

/**
 * Why a row is not taken in.
 *
 * @param row as a person sees it: the first line of the sheet is 1
 * @param heading the heading as it stands in the file
 * @param detail a sentence in Chinese, without any content of the cell
 */
public record CellError(int row, String heading, Code code, String detail) {

    /** Stable names of what can be wrong. */
    public enum Code {
        REQUIRED,
        NOT_A_DATE,
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
        NEEDS_COUNTY_APPROVAL;

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
