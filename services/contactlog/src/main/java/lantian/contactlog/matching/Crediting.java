package lantian.contactlog.matching;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import lantian.contactlog.matching.Knowledge.Satisfied;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.ObligationId;

/**
 * Who gets which contact, within one rule and one day's knowledge: first each obligation takes a contact of its window,
 * earliest due first; then unmet ones take, oldest due first, a late contact that nothing else has taken. A contact
 * serves at most one obligation.
 */
final class Crediting {

    private static final Comparator<Obligation> EARLIEST_DUE = Comparator.comparing(Obligation::dueOn)
            .thenComparing(Obligation::opensOn)
            .thenComparing(Obligation::window)
            .thenComparingInt(Obligation::number);

    private final Acceptable acceptable;
    private final List<Obligation> obligations;
    private final List<KnownContact> free;
    private final Map<ObligationId, Satisfied> credited = new HashMap<>();

    /** Which contact counts for which obligation, days apart. */
    interface Acceptable {
        boolean test(Obligation obligation, ContactVersion contact);

        /** The least number of days between two contacts of one window. */
        int spacing(Obligation obligation);
    }

    private Crediting(List<Obligation> obligations, List<KnownContact> contacts, Acceptable acceptable) {
        this.acceptable = acceptable;
        this.obligations = obligations.stream().sorted(EARLIEST_DUE).toList();
        this.free =
                new ArrayList<>(contacts.stream().sorted(KnownContact.EARLIEST).toList());
    }

    /**
     * @param obligations of one rule, none of them excused
     */
    static Map<ObligationId, Satisfied> credit(
            List<Obligation> obligations, List<KnownContact> contacts, Acceptable acceptable) {
        var crediting = new Crediting(obligations, contacts, acceptable);
        crediting.takeInWindow();
        crediting.takeLate();
        return crediting.credited;
    }

    private void takeInWindow() {
        for (var obligation : obligations) {
            Predicate<KnownContact> inWindow = contact -> obligation.days().contains(contact.occurredOn());
            Predicate<KnownContact> inTime = contact -> !contact.receivedOn().isAfter(obligation.graceUntil());
            first(obligation, inWindow.and(inTime))
                    .or(() -> first(obligation, inWindow))
                    .ifPresent(contact -> take(obligation, contact, inTime.test(contact)));
        }
    }

    private void takeLate() {
        for (var obligation : obligations) {
            if (!credited.containsKey(obligation.id())) {
                first(
                                obligation,
                                contact -> contact.occurredOn().isAfter(obligation.dueOn())
                                        && !contact.occurredOn().isAfter(obligation.lateUntil()))
                        .ifPresent(contact -> take(obligation, contact, false));
            }
        }
    }

    private Optional<KnownContact> first(Obligation obligation, Predicate<KnownContact> when) {
        return free.stream()
                .filter(when)
                .filter(contact -> !obligation.closedTo(contact.occurredOn()))
                .filter(contact -> obligation
                        .cause()
                        .filter(cause -> cause.contact().equals(contact.contact()))
                        .isEmpty())
                .filter(contact -> acceptable.test(obligation, contact.version()))
                .filter(contact -> farFromSiblings(obligation, contact.occurredOn()))
                .findFirst();
    }

    private void take(Obligation obligation, KnownContact contact, boolean onTime) {
        free.remove(contact);
        credited.put(
                obligation.id(), new Satisfied(contact.contact(), contact.occurredOn(), contact.receivedOn(), onTime));
    }

    /** Several contacts of one window keep the rule's distance. */
    private boolean farFromSiblings(Obligation obligation, LocalDate day) {
        int spacing = acceptable.spacing(obligation);
        return spacing == 0
                || obligations.stream()
                        .filter(sibling -> sibling.window().equals(obligation.window()))
                        .flatMap(sibling -> Optional.ofNullable(credited.get(sibling.id())).stream())
                        .allMatch(taken -> Math.abs(ChronoUnit.DAYS.between(taken.occurredOn(), day)) >= spacing);
    }
}
