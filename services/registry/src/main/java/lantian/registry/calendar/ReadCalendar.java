package lantian.registry.calendar;

import java.util.List;
import java.util.Optional;
import lantian.platform.tenancy.UseCase;

/** Reads of the calendar. */
@UseCase
public class ReadCalendar {

    private final Terms terms;

    ReadCalendar(Terms terms) {
        this.terms = terms;
    }

    /** In the order of their first days. */
    public List<Term> terms() {
        return terms.all();
    }

    public Optional<Term> term(TermId id) {
        return terms.findById(id);
    }
}
