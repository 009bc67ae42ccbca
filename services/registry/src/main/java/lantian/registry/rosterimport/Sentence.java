package lantian.registry.rosterimport;

import java.util.Locale;
import lantian.registry.rosterimport.CellError.Code;

/** What can be said of a cell; the words stand in the bundle {@code roster}, with the arguments named here. */
public enum Sentence {
    ROW_WITHOUT_NAME(Code.REQUIRED),
    REQUIRED(Code.REQUIRED),
    /** Arguments: the row of the headings. */
    COLUMN_MISSING(Code.REQUIRED),
    /** Arguments: the row of the headings. */
    GRADE_MISSING(Code.REQUIRED),
    TOTAL_IS_NO_NAME(Code.UNKNOWN_VALUE),
    TWO_NAMES(Code.AMBIGUOUS),
    CELL_LOST_DIGITS(Code.UNKNOWN_VALUE),
    CELL_BECAME_DATE(Code.UNKNOWN_VALUE),
    NUMBER_IS_NO_DAY(Code.NOT_A_DATE),
    BOARDING_CODE(Code.UNKNOWN_VALUE),
    PARENTS_CONTRADICT(Code.UNKNOWN_VALUE),
    SEX(Code.UNKNOWN_VALUE),
    STAGE(Code.UNKNOWN_VALUE),
    CARE(Code.UNKNOWN_VALUE),
    /** Arguments: the grade. */
    STAGE_AND_GRADE(Code.UNKNOWN_VALUE),
    UNKNOWN_GRADE(Code.UNKNOWN_VALUE),
    UNKNOWN_CLASS(Code.UNKNOWN_VALUE),
    CLASS_BECAME_DATE(Code.UNKNOWN_VALUE),
    FORMULA_FAILED(Code.FORMULA_ERROR),
    /** Arguments: the most characters. */
    TOO_LONG(Code.TOO_LONG),
    NO_FACT(Code.NO_FACT),
    PRIVATE_CHARACTER(Code.NOT_A_NAME),
    NOT_A_NAME(Code.NOT_A_NAME),
    STUDENT_NUMBER_CUT(Code.DIGITS_LOST),
    NOT_A_STUDENT_NUMBER(Code.NOT_A_NUMBER),
    NOT_AN_AGE(Code.NOT_AN_AGE),
    /** Arguments: how many digits there are. */
    MOBILE_LENGTH(Code.NOT_A_PHONE),
    NOT_A_PHONE(Code.NOT_A_PHONE),
    YES_OR_NO(Code.NOT_YES_OR_NO),
    YEAR_ALONE(Code.NOT_A_DAY),
    MONTH_ALONE(Code.NOT_A_DAY),
    NUMBER_NOT_DATE(Code.NUMBER_NOT_DATE),
    NOT_A_DATE(Code.NOT_A_DATE),
    IN_THE_FUTURE(Code.IN_THE_FUTURE),
    ENROLMENT_TOO_FAR(Code.IN_THE_FUTURE),
    TOO_OLD(Code.TOO_OLD),
    TOO_EARLY(Code.TOO_EARLY),
    BEFORE_BIRTH(Code.TOO_EARLY),
    /** Arguments: the row. */
    SAME_CHILD(Code.DUPLICATE_ROW),
    /** Arguments: the sheet, the row. */
    SAME_CHILD_ON_SHEET(Code.DUPLICATE_ROW),
    /** Arguments: the row. */
    SAME_NUMBER(Code.STUDENT_NUMBER_TAKEN),
    /** Arguments: the sheet, the row. */
    SAME_NUMBER_ON_SHEET(Code.STUDENT_NUMBER_TAKEN),
    /** Whose it is stands in {@link CellError.Found#another()}, sealed. */
    NUMBER_OF_NAMESAKE(Code.STUDENT_NUMBER_TAKEN),
    /** Whose it is stands in {@link CellError.Found#another()}, sealed. */
    NUMBER_OF_ANOTHER(Code.STUDENT_NUMBER_TAKEN),
    NO_GRADE_OF_KINDERGARTEN(Code.OTHER_STAGE),
    NO_GRADE_OF_PRIMARY(Code.OTHER_STAGE),
    NO_GRADE_OF_JUNIOR(Code.OTHER_STAGE),
    NO_GRADE_OF_NINE_YEAR(Code.OTHER_STAGE),
    NO_GRADE_OF_SENIOR(Code.OTHER_STAGE),
    HAS_LEFT(Code.HAS_LEFT),
    ALREADY_LEFT(Code.HAS_LEFT),
    SEVERAL_ALIKE(Code.AMBIGUOUS),
    OTHER_SEX(Code.OTHER_PERSON),
    OTHER_NUMBER(Code.OTHER_PERSON),
    BEFORE_ENROLMENT(Code.BEFORE_ENROLMENT),
    NEEDS_COUNTY_APPROVAL(Code.NEEDS_COUNTY_APPROVAL);

    private final Code code;

    Sentence(Code code) {
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** Its key in the bundle. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
