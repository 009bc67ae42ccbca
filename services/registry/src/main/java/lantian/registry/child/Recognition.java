package lantian.registry.child;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lantian.registry.canonical.PersonName;
import lantian.registry.canonical.StudentNumber;
import org.jspecify.annotations.Nullable;

/**
 * A child that a school has or had, as far as recognising it goes.
 *
 * @param left the last day, of a child who is no longer enrolled
 */
public record Recognition(UUID child, Key key, @Nullable LocalDate left) {

    /** Who somebody is: name, birth date and sex; and the student number, where there is one. */
    public record Key(
            String name,
            LocalDate birthDate,
            Sex sex,
            @Nullable String studentNo) {

        /** The same name however it is written, the same birth date, the same sex. */
        public boolean isSamePerson(Key other) {
            return isNamesake(other) && sex == other.sex;
        }

        /** The same name and birth date; a sex that differs is somebody's mistake. */
        boolean isNamesake(Key other) {
            return birthDate.equals(other.birthDate) && spelling().equals(other.spelling());
        }

        /** Equal for all spellings of a name. */
        public String spelling() {
            return PersonName.key(name);
        }

        /** A number that is one: what was stored before 无 was none does not count. */
        public Optional<String> number() {
            return Optional.ofNullable(studentNo).flatMap(StudentNumber::of);
        }

        private boolean hasNumber(Optional<String> number) {
            return number.isPresent() && number().equals(number);
        }
    }

    /** Whom a key means among those the school has or had. */
    public sealed interface Answer {

        /** Number and person fit, or the person alone where one of the two has no number. */
        record Known(UUID child) implements Answer {}

        record Unknown() implements Answer {}

        /** The number is this one's, and this is another person. */
        record NumberOfAnother(Key holder) implements Answer {}

        /** Name and birth date are this one's, the sex is not. */
        record OtherSex(Key known) implements Answer {}

        /** The same person by name, birth date and sex, but each has a number of its own. */
        record OtherNumber(List<Recognition> namesakes) implements Answer {}

        /** Several fit. */
        record Ambiguous() implements Answer {}

        record HasLeft(LocalDate last) implements Answer {}
    }

    /**
     * The rule of who is who. A number never makes somebody another person, and a person is never found by half.
     *
     * @param candidates may contain anybody
     */
    public static Answer recognise(Key wanted, Collection<Recognition> candidates) {
        var here = candidates.stream().filter(each -> each.left == null).toList();
        var number = wanted.number();
        for (var each : here) {
            if (each.key.hasNumber(number)) {
                return each.key.isSamePerson(wanted)
                        ? new Answer.Known(each.child)
                        : new Answer.NumberOfAnother(each.key);
            }
        }
        var persons =
                here.stream().filter(each -> each.key.isSamePerson(wanted)).toList();
        var fitting = number.isEmpty()
                ? persons
                : persons.stream().filter(each -> each.key.number().isEmpty()).toList();
        if (fitting.size() == 1) {
            return new Answer.Known(fitting.getFirst().child);
        }
        if (fitting.size() > 1) {
            return new Answer.Ambiguous();
        }
        if (!persons.isEmpty()) {
            return new Answer.OtherNumber(persons);
        }
        return here.stream()
                .filter(each -> each.key.isNamesake(wanted))
                .<Answer>map(each -> new Answer.OtherSex(each.key))
                .findFirst()
                .orElseGet(() -> gone(wanted, candidates));
    }

    private static Answer gone(Key wanted, Collection<Recognition> candidates) {
        return candidates.stream()
                .filter(each -> each.key.isSamePerson(wanted)
                        && (each.key.number().isEmpty()
                                || wanted.number().isEmpty()
                                || each.key.hasNumber(wanted.number())))
                .map(Recognition::left)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .<Answer>map(Answer.HasLeft::new)
                .orElseGet(Answer.Unknown::new);
    }
}
