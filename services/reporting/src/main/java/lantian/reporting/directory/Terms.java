package lantian.reporting.directory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The county's terms (学期). Days between two terms belong to the earlier one, days before the first to a usual half-year. */
public record Terms(List<Term> terms) {

    public static final Terms NONE = new Terms(List.of());

    private static final int AUTUMN = 9;
    private static final int SPRING = 2;

    public record Term(String schoolYear, int number, LocalDate from, LocalDate to) {}

    public Terms {
        terms = terms.stream().sorted(Comparator.comparing(Term::from)).toList();
    }

    public SortedSet<LocalDate> starts() {
        return terms.stream().map(Term::from).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first day of the term that contains the day: where a period begins that nobody named. */
    public LocalDate startOf(LocalDate day) {
        return terms.stream()
                .map(Term::from)
                .filter(from -> !from.isAfter(day))
                .reduce((_, later) -> later)
                .orElseGet(() -> usualStartOf(day));
    }

    /** The terms that some of these days belong to, by their first days. */
    public SortedSet<LocalDate> startsWithin(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).map(this::startOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether everything from this day on is everything from some term on. */
    public boolean isStart(LocalDate day) {
        return startOf(day).equals(day);
    }

    /** The last day of the school year that contains the day: how far ahead a figure may be projected. */
    public LocalDate schoolYearEnd(LocalDate day) {
        var term = terms.stream().filter(one -> !one.from().isAfter(day)).reduce((_, later) -> later);
        if (term.isEmpty()) {
            return endingIn(day.getMonthValue() >= AUTUMN ? day.getYear() + 1 : day.getYear());
        }
        var year = term.get().schoolYear();
        return terms.stream()
                .filter(next -> next.from().isAfter(day) && !next.schoolYear().equals(year))
                .map(next -> next.from().minusDays(1))
                .findFirst()
                .orElseGet(() -> afterAll(year, day));
    }

    private LocalDate afterAll(String year, LocalDate day) {
        var first = terms.stream()
                .filter(term -> term.schoolYear().equals(year))
                .map(Term::from)
                .min(Comparator.naturalOrder())
                .orElse(day);
        var end = endingIn(first.getMonthValue() >= SPRING + 5 ? first.getYear() + 1 : first.getYear());
        return end.isBefore(day) ? endingIn(day.getMonthValue() >= AUTUMN ? day.getYear() + 1 : day.getYear()) : end;
    }

    private static LocalDate endingIn(int year) {
        return LocalDate.of(year, AUTUMN, 1).minusDays(1);
    }

    private static LocalDate usualStartOf(LocalDate day) {
        if (day.getMonthValue() >= AUTUMN) {
            return LocalDate.of(day.getYear(), AUTUMN, 1);
        }
        return day.getMonthValue() >= SPRING
                ? LocalDate.of(day.getYear(), SPRING, 1)
                : LocalDate.of(day.getYear() - 1, AUTUMN, 1);
    }
}
