package lantian.contactlog.child;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import lantian.contactlog.calendar.Days;

/** The people around one child over time: the child's classes, their class teachers, and the child's pairs. */
public record CareTeam(List<InClass> classes, List<Teaching> teachers, List<Pair> pairs) {

    public static final CareTeam NOBODY = new CareTeam(List.of(), List.of(), List.of());

    public CareTeam {
        classes = List.copyOf(classes);
        teachers = List.copyOf(teachers);
        pairs = List.copyOf(pairs);
    }

    /** The child is in a class. */
    public record InClass(ClassId schoolClass, Days days) {}

    /** Somebody is class teacher (班主任) of a class. */
    public record Teaching(CaregiverId teacher, ClassId schoolClass, Days days) {}

    /** A caregiver is paired with the child; the end is the last active day. */
    public record Pair(CaregiverId caregiver, PairKind kind, Days days) {}

    public boolean isClassTeacher(CaregiverId who, LocalDate day) {
        return teachers.stream()
                .filter(teaching ->
                        teaching.teacher().equals(who) && teaching.days().contains(day))
                .anyMatch(teaching -> inClass(teaching.schoolClass(), day));
    }

    /** Paired as one who cares for the child: STAFF or AGENT_PARENT. */
    public boolean cares(CaregiverId who, LocalDate day) {
        return pairs.stream()
                .anyMatch(pair -> pair.caregiver().equals(who)
                        && pair.kind().cares()
                        && pair.days().contains(day));
    }

    /** Paired in any way, or class teacher. */
    public boolean looksAfter(CaregiverId who, LocalDate day) {
        return isClassTeacher(who, day)
                || pairs.stream()
                        .anyMatch(pair ->
                                pair.caregiver().equals(who) && pair.days().contains(day));
    }

    /** The class on a day; before the first and after the last the nearest one. */
    public Optional<ClassId> classOn(LocalDate day) {
        return classes.stream()
                .filter(in -> in.days().contains(day))
                .findFirst()
                .or(() -> classes.stream()
                        .max(Comparator.comparing(in -> in.days().from())))
                .map(InClass::schoolClass);
    }

    /** To whom a day is attributed: who cares for the child on it, the one paired longest first. */
    public Optional<CaregiverId> caregiverOn(LocalDate day) {
        return pairs.stream()
                .filter(pair -> pair.kind().cares() && pair.days().contains(day))
                .min(Comparator.comparing((Pair pair) -> pair.days().from())
                        .thenComparing(pair -> pair.caregiver().value()))
                .map(Pair::caregiver);
    }

    /** The days of a span on which class or caregiver may change, its first day among them. */
    public SortedSet<LocalDate> changes(Days span) {
        var changes = new TreeSet<LocalDate>(List.of(span.from()));
        Stream.concat(classes.stream().map(InClass::days), pairs.stream().map(Pair::days))
                .flatMap(days -> Stream.of(days.from(), days.to().plusDays(1)))
                .filter(span::contains)
                .forEach(changes::add);
        return changes;
    }

    private boolean inClass(ClassId schoolClass, LocalDate day) {
        return classes.stream()
                .anyMatch(
                        in -> in.schoolClass().equals(schoolClass) && in.days().contains(day));
    }
}
