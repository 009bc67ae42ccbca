package lantian.registry.rosterimport;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 首次名单: the class files that a school sends one after the other in its first 30 days are together its first roster. Who
 * has no 入学日期 in them is enrolled since the term's first day, whichever class was sent last.
 *
 * @param begun the day on which the school's first child was taken in, empty before
 */
record FirstRoster(Optional<LocalDate> begun) {

    static final int DAYS = 30;

    /** The day it begins on is the first of the 30. */
    boolean includes(LocalDate day) {
        return begun.map(first -> day.isBefore(first.plusDays(DAYS))).orElse(true);
    }
}
