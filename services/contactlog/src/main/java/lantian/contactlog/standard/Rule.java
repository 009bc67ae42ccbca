package lantian.contactlog.standard;

import java.util.List;
import java.util.Set;

/**
 * One line of a standard.
 *
 * @param code "HV-TERM", as figures and lists name it
 * @param kind what is asked for; {@code accepts} says what counts
 * @param minimum contacts in a window, one obligation each
 * @param spacingDays at least so many days between two of them
 */
public record Rule(
        String code,
        Doer who,
        ContactKind kind,
        List<Acceptance> accepts,
        Cadence cadence,
        int minimum,
        int spacingDays,
        Scope scope) {

    public Rule {
        accepts = List.copyOf(accepts);
        if (minimum < 1 || spacingDays < 0) {
            throw new IllegalArgumentException(
                    code + " asks for " + minimum + " contacts, " + spacingDays + " days apart");
        }
    }

    static Rule once(String code, Doer who, ContactKind kind, Cadence cadence) {
        return new Rule(code, who, kind, List.of(Acceptance.of(kind)), cadence, 1, 0, Scope.EVERY_CHILD);
    }

    Rule accepting(Acceptance... accepted) {
        return new Rule(code, who, kind, List.of(accepted), cadence, minimum, spacingDays, scope);
    }

    Rule forChildren(Scope only) {
        return new Rule(code, who, kind, accepts, cadence, minimum, spacingDays, only);
    }

    public Rule times(int contacts, int daysApart) {
        return new Rule(code, who, kind, accepts, cadence, contacts, daysApart, scope);
    }

    public boolean accepts(ContactKind contacted, Set<Met> met, Stage stage) {
        return accepts.stream().anyMatch(acceptance -> acceptance.accepts(contacted, met, stage));
    }
}
