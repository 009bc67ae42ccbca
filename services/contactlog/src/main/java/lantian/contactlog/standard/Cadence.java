package lantian.contactlog.standard;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.calendar.SchoolCalendar;
import lantian.contactlog.calendar.Term;

/** How often a rule asks for a contact. */
public sealed interface Cadence {

    /** Cadences that follow the calendar alone. */
    sealed interface Periodic extends Cadence {

        /** The windows that begin with this term, in order. */
        Stream<Window> windows(Term term, SchoolCalendar calendar);
    }

    /**
     * A span in which a contact is owed.
     *
     * @param key names the window for ever, also when the term's dates change: "2026-2027-1/opening"
     */
    record Window(String key, Days days) {}

    /** Opening, middle and closing point of each term. */
    record PointsOfTerm() implements Periodic {
        @Override
        public Stream<Window> windows(Term term, SchoolCalendar calendar) {
            return Stream.of(
                    new Window(term.name() + "/opening", term.opening()),
                    new Window(term.name() + "/middle", term.middle()),
                    new Window(term.name() + "/closing", term.closing()));
        }
    }

    /** Once in every calendar month that has at least 10 school days. */
    record EveryMonth() implements Periodic {
        @Override
        public Stream<Window> windows(Term term, SchoolCalendar calendar) {
            return calendar.monthsOf(term).map(month -> new Window(month.toString(), SchoolCalendar.monthDays(month)));
        }
    }

    /** Once in every week that has a school day. */
    record EveryWeek() implements Periodic {
        @Override
        public Stream<Window> windows(Term term, SchoolCalendar calendar) {
            return calendar.weeksOf(term).map(week -> new Window("week/" + week.from(), week));
        }
    }

    /** Once per term. */
    record EveryTerm() implements Periodic {
        @Override
        public Stream<Window> windows(Term term, SchoolCalendar calendar) {
            return Stream.of(new Window(term.name(), term.days()));
        }
    }

    /** Once per school year, on one of its first days. */
    record StartOfSchoolYear(int withinDays) implements Periodic {
        @Override
        public Stream<Window> windows(Term term, SchoolCalendar calendar) {
            var start = term.days().from();
            return calendar.startsSchoolYear(term)
                    ? Stream.of(new Window(term.schoolYear(), new Days(start, start.plusDays(withinDays - 1L))))
                    : Stream.empty();
        }
    }

    /** After something happened: from that day to the n-th school day after it. */
    record AfterTrigger(int withinSchoolDays) implements Cadence {

        /** Days on which the school is closed don't count: a child in trouble is not forgotten in a closure. */
        public Days window(LocalDate happenedOn, SchoolCalendar calendar, List<Days> closures) {
            return new Days(happenedOn, calendar.schoolDaysAfter(happenedOn, withinSchoolDays, closures));
        }
    }
}
