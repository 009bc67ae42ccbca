package lantian.reporting.rollup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is counted. Rates are made of these when asked for, never stored.
 *
 * <p>The code is what the database holds: it is never used again for something else.
 */
public enum Measure {
    /** Enrolled (在校生). */
    PUPILS(1, Bound.NONE),
    /** Left-behind (留守儿童). */
    LEFT_BEHIND(2, Bound.NONE),
    /** Left-behind, both parents away (双亲外出). */
    BOTH_AWAY(3, Bound.NONE),
    /** Left-behind, one parent away (一方外出). */
    ONE_AWAY(4, Bound.NONE),
    /** Left-behind, no parent able to care (无人照护). */
    NO_ABLE_PARENT(5, Bound.NONE),
    /** Left-behind with a complete, verified archive (建档). */
    ARCHIVE(6, Bound.NONE),
    /** Left-behind with a current contact card (联系卡). */
    CONTACT_CARD(7, Bound.NONE),
    /** Left-behind with an active staff or agent-parent pair (结对). */
    PAIRED(8, Bound.NONE),
    /** Children whose facts as of the day were recorded later. */
    RESTATED(9, Bound.NONE),

    /** Window open, grace included (进行中). */
    OPEN(20, Bound.DUE),
    /** Open and met. */
    OPEN_MET(21, Bound.DUE),
    /** Past due, within grace, unmet (待录入); a part of {@link #OPEN}. */
    AWAITING(22, Bound.DUE),
    /** The closed cohort K. */
    COHORT(23, Bound.DUE),
    /** Of K: on time (按时). */
    ON_TIME(24, Bound.DUE),
    /** Of K: completed, on time or late (完成). */
    COMPLETED(25, Bound.DUE),
    /** Of K: done in the window, entered after the grace (a part of 迟办). */
    ENTERED_LATE(26, Bound.DUE),
    /** Of K: overdue (逾期), up to 7 days since due. */
    OVERDUE_WEEK(27, Bound.DUE),
    /** Overdue, 8 to 14 days. */
    OVERDUE_FORTNIGHT(28, Bound.DUE),
    /** Overdue, 15 days and more. */
    OVERDUE_LONGER(29, Bound.DUE),
    /** Of K: missed (漏访). */
    MISSED(30, Bound.DUE),
    /** Excused (免办). */
    EXCUSED(31, Bound.DUE),
    /** Void (作废). */
    VOID(32, Bound.DUE),

    HOME_VISIT(50, Bound.OCCURRED),
    TALK(51, Bound.OCCURRED),
    PARENT_CALL(52, Bound.OCCURRED),
    FAMILY_CALL(53, Bound.OCCURRED),
    GUARDIAN_CONTACT(54, Bound.OCCURRED),
    LETTER(55, Bound.OCCURRED),
    ACTIVITY(56, Bound.OCCURRED),
    TUTORING(57, Bound.OCCURRED),
    COUNSELLING(58, Bound.OCCURRED),
    GUARDIAN_TRAINING(59, Bound.OCCURRED),
    PARENTS_MEETING(60, Bound.OCCURRED),
    SEMINAR(61, Bound.OCCURRED),
    HEALTH_CHECK(62, Bound.OCCURRED);

    /** Which day of the fact a period asks for. */
    public enum Bound {
        /** None: the figure is a state of the as-of day. */
        NONE,
        /** The day an obligation is due. */
        DUE,
        /** The day a contact took place. */
        OCCURRED
    }

    private static final Map<Short, Measure> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Measure::code, Function.identity()));
    private static final Map<String, Measure> CONTACT_KINDS = Arrays.stream(values())
            .filter(measure -> measure.bound == Bound.OCCURRED)
            .collect(Collectors.toMap(Measure::name, Function.identity()));

    private final short code;
    private final Bound bound;

    Measure(int code, Bound bound) {
        this.code = (short) code;
        this.bound = bound;
    }

    public short code() {
        return code;
    }

    public Bound bound() {
        return bound;
    }

    /** Its column in wide tables. */
    public String column() {
        return "n_" + name().toLowerCase(Locale.ROOT);
    }

    /** Open obligations are shown whatever the period is; everything with a day of its own is shown for a period. */
    public boolean shownForAnyPeriod() {
        return bound == Bound.NONE || this == OPEN || this == OPEN_MET;
    }

    /** @return empty for a kind this version does not know yet; such contacts are kept and not counted */
    public static Optional<Measure> ofContactKind(String kind) {
        return Optional.ofNullable(CONTACT_KINDS.get(kind));
    }

    /** @throws IllegalArgumentException for a code no version has used */
    public static Measure of(short code) {
        var found = BY_CODE.get(code);
        if (found == null) {
            throw new IllegalArgumentException("no measure has code " + code);
        }
        return found;
    }
}
