package lantian.contactlog.child;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.standard.Scope;
import lantian.contactlog.standard.Stage;

/**
 * The dated facts of a child that decide what is owed, as known now.
 *
 * @param highRisk when at risk level HIGH
 * @param transferredIn first day here, if the child came from another school of the county
 */
public record Timeline(
        ChildId child,
        Stage stage,
        Days enrolled,
        List<Days> leftBehind,
        List<Days> highRisk,
        Optional<LocalDate> transferredIn) {

    public Timeline {
        leftBehind = Days.union(leftBehind);
        highRisk = Days.union(highRisk);
    }

    /** The days on which rules of this scope hold for the child: enrolled, left-behind, and at risk if the rule says so. */
    public List<Days> within(Scope scope) {
        if (!scope.includes(stage)) {
            return List.of();
        }
        Collection<Days> leftBehindHere = Days.intersection(List.of(enrolled), leftBehind);
        return scope.highRisk() ? Days.intersection(leftBehindHere, highRisk) : List.copyOf(leftBehindHere);
    }
}
