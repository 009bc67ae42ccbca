package lantian.reporting.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a child who may be enrolled in another school too (疑似双重学籍): days, and nothing of the other school.
 *
 * @param counted when the county counts it there and not here
 * @param countedThen the same by what was known at the end of each of these days
 * @param asked when both schools are asked about it
 * @param question the same while the same enrolments are meant; empty where nothing is asked
 * @param answered the last answer of the child's school
 */
public record Elsewhere(
        List<Span> counted,
        List<Span> countedThen,
        List<Span> asked,
        String question,
        @Nullable Answered answered) {

    public static final Elsewhere NONE = new Elsewhere(List.of(), List.of(), List.of(), "", null);

    /** The school has looked: the child is at this school (核对过，在本校就读). */
    public record Answered(String question, LocalDate on) {}

    /** What was found anew; an answer stays. */
    Elsewhere found(Elsewhere now) {
        return new Elsewhere(now.counted, now.countedThen, now.asked, now.question, answered);
    }

    /** Asked again the same, it stays answered since the first day. */
    Elsewhere answeredOn(LocalDate day) {
        return answered != null && answered.question().equals(question)
                ? this
                : new Elsewhere(counted, countedThen, asked, question, new Answered(question, day));
    }

    /** Whether there is a question on this day, answered or not. */
    public boolean askedOn(LocalDate day) {
        return Span.anyCovers(asked, day);
    }

    public boolean answeredBy(LocalDate day) {
        return answered != null && answered.question().equals(question) && !day.isBefore(answered.on());
    }

    boolean countedOn(LocalDate day) {
        return Span.anyCovers(counted, day);
    }

    boolean countedThenOn(LocalDate day) {
        return Span.anyCovers(countedThen, day);
    }

    void addChangesTo(SortedSet<LocalDate> days) {
        Stream.of(counted, countedThen, asked).flatMap(List::stream).forEach(span -> span.addChangesTo(days));
        if (answered != null) {
            days.add(answered.on());
        }
    }
}
