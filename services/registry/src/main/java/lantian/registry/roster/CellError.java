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
