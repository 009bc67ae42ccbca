package lantian.contactlog.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.standard.ContactKind;

/**
 * Which contacts of one child tell of the same occasion: completed ones of the same kind and day that have a participant in
 * common, directly or through another one. The one received first can serve obligations, the others serve none.
 */
public final class Occasions {

    private Occasions() {}

    /** As known at the end of a day: each contact that is not its occasion's first, with the one that is. */
    public static Map<UUID, UUID> duplicates(Collection<ContactHistory> contacts, LocalDate asOf) {
        return duplicates(contacts.stream()
                .flatMap(contact -> contact.knownOn(asOf).stream())
                .toList());
    }

    static Map<UUID, UUID> duplicates(List<KnownContact> known) {
        record Day(ContactKind kind, LocalDate on) {}
        var days = new HashMap<Day, List<Occasion>>();
        known.stream()
                .filter(contact -> contact.version().completed())
                .sorted(KnownContact.RECEIVED_FIRST)
                .forEach(contact -> join(
                        contact,
                        days.computeIfAbsent(
                                new Day(contact.version().kind(), contact.occurredOn()), _ -> new ArrayList<>())));
        var duplicates = new HashMap<UUID, UUID>();
        days.values()
                .forEach(occasions -> occasions.forEach(
                        occasion -> occasion.others().forEach(other -> duplicates.put(other, occasion.first()))));
        return duplicates;
    }

    /** Only what can serve an obligation: each occasion once. */
    static List<KnownContact> firsts(List<KnownContact> known) {
        var duplicates = duplicates(known);
        return known.stream()
                .filter(contact -> !duplicates.containsKey(contact.contact()))
                .toList();
    }

    private static void join(KnownContact contact, List<Occasion> occasions) {
        var people = contact.version().counting();
        var same = occasions.stream()
                .filter(occasion -> occasion.sharesOneOf(people))
                .toList();
        if (same.isEmpty()) {
            occasions.add(new Occasion(contact.contact(), new HashSet<>(people), new ArrayList<>()));
            return;
        }
        var one = same.getFirst();
        one.people().addAll(people);
        one.others().add(contact.contact());
        same.stream().skip(1).forEach(one::absorb);
        occasions.removeAll(same.subList(1, same.size()));
    }

    private record Occasion(UUID first, Set<CaregiverId> people, List<UUID> others) {

        boolean sharesOneOf(Set<CaregiverId> some) {
            return some.stream().anyMatch(people::contains);
        }

        void absorb(Occasion later) {
            people.addAll(later.people);
            others.add(later.first);
            others.addAll(later.others);
        }
    }
}
