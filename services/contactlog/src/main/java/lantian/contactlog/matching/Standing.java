package lantian.contactlog.matching;

import java.time.LocalDate;
import lantian.contactlog.obligation.Obligation;

/** Where an obligation stands on a day T: exactly one of these. */
public enum Standing {
    /** Opens after T, or was raised by what was received after T. */
    AHEAD,
    /** T is not after dueOn: unmet, or met already. Shown, never part of a rate. */
    OPEN_UNMET,
    OPEN_MET,
    /** 待录入: dueOn has passed, an entry would still be in time. Part of open. */
    AWAITING_ENTRY,
    /** In K, on time. */
    ON_TIME,
    /** 迟办: in K, done late or entered late. */
    LATE,
    /** 逾期: in K, unmet, but not too late yet. */
    OVERDUE,
    /** 漏访: in K, unmet, too late. */
    MISSED,
    /** 免办 */
    EXCUSED,
    /** 作废 */
    VOID;

    public static Standing of(Obligation obligation, History history, LocalDate asOf) {
        if (obligation.knownFrom().isAfter(asOf)) {
            return AHEAD;
        }
        return switch (history.on(asOf)) {
            case Knowledge.Excused _ -> EXCUSED;
            case Knowledge.Satisfied met -> met(obligation, met, asOf);
            case Knowledge.Unmet _ -> obligation.voidOn(asOf) ? VOID : unmet(obligation, asOf);
        };
    }

    /** In the closed cohort K over all past. */
    public boolean closed() {
        return this == ON_TIME || this == LATE || this == OVERDUE || this == MISSED;
    }

    public boolean open() {
        return this == OPEN_UNMET || this == OPEN_MET || this == AWAITING_ENTRY;
    }

    private static Standing met(Obligation obligation, Knowledge.Satisfied met, LocalDate asOf) {
        if (!obligation.graceUntil().isBefore(asOf)) {
            return OPEN_MET;
        }
        return met.onTime() ? ON_TIME : LATE;
    }

    private static Standing unmet(Obligation obligation, LocalDate asOf) {
        if (!asOf.isAfter(obligation.dueOn())) {
            return OPEN_UNMET;
        }
        if (!asOf.isAfter(obligation.graceUntil())) {
            return AWAITING_ENTRY;
        }
        return asOf.isAfter(obligation.lateUntil()) ? MISSED : OVERDUE;
    }
}
