package lantian.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Place;
import lantian.reporting.rollup.Steps;
import lantian.reporting.rollup.Unit;

/** One contact with all its corrections: as of a day counts what had been received by its end, if it was completed. */
public record ContactFact(UUID contact, UUID child, List<Received> versions, long version)
        implements Versioned<ContactFact> {

    /**
     * @param receivedOn the county's day of {@code receivedAt}, the server's own clock
     * @param occurredOn claimed by whoever made it
     */
    public record Received(
            int version,
            Instant receivedAt,
            LocalDate receivedOn,
            String kind,
            boolean completed,
            LocalDate occurredOn,
            List<UUID> participants) {}

    public ContactFact {
        versions = versions.stream()
                .sorted(Comparator.comparingInt(Received::version))
                .toList();
    }

    @Override
    public ContactFact with(ContactFact other) {
        return other.version > version ? other : this;
    }

    @Override
    public UUID id() {
        return contact;
    }

    /** @param classOn the child's class on a day */
    public void addTo(Steps steps, UUID school, Function<LocalDate, UUID> classOn, int sign) {
        var changes = versions.stream().map(Received::receivedOn).collect(Collectors.toCollection(TreeSet::new));
        steps.follow(changes, day -> places(school, classOn, day), sign);
    }

    private Set<Place> places(UUID school, Function<LocalDate, UUID> classOn, LocalDate day) {
        var known = versions.stream()
                .filter(version -> !version.receivedOn().isAfter(day))
                .reduce((_, later) -> later)
                .filter(Received::completed);
        var places = new HashSet<Place>();
        known.ifPresent(contact -> Measure.ofContactKind(contact.kind()).ifPresent(measure -> {
            places.add(new Place(Unit.school(school), measure, contact.occurredOn()));
            places.add(new Place(Unit.ofClass(classOn.apply(contact.occurredOn())), measure, contact.occurredOn()));
            contact.participants()
                    .forEach(person -> places.add(new Place(Unit.caregiver(person), measure, contact.occurredOn())));
        }));
        return places;
    }
}
