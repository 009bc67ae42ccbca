package lantian.reporting.figures;

import java.util.List;

/** Figures, or why there are none. */
public sealed interface Answer {

    /**
     * @param total all rows together: counts added, rates anew
     * @param projected the as-of day lies ahead: what follows if nothing more is recorded
     */
    record Figures(Period period, List<Row> rows, Row total, boolean projected) implements Answer {}

    enum Refused implements Answer {
        NOT_FOUND,
        NOT_ALLOWED,
        SCHOOL_NEEDED,
        OUT_OF_ORDER,
        TOO_FAR_AHEAD
    }
}
