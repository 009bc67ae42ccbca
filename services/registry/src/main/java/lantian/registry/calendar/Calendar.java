package lantian.registry.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** What the terms say about a day. */
public record Calendar(List<Term> terms) {

    /** The first day of the term that contains the day, in holidays of the term before; without any, the day itself. */
    public LocalDate firstDayOfTerm(LocalDate day) {
        return terms.stream()
                .map(term -> term.days().from())
                .filter(from -> !from.isAfter(day))
                .max(Comparator.naturalOrder())
                .orElse(day);
    }
}
