package lantian.contactlog.matching;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A contact with all its versions. */
public record ContactHistory(UUID contact, List<ContactVersion> versions) {

    public ContactHistory {
        versions = versions.stream()
                .sorted(Comparator.comparingInt(ContactVersion::number))
                .toList();
    }

    /** The contact as known at the end of a day. */
    Optional<KnownContact> knownOn(LocalDate day) {
        KnownContact known = null;
        for (var version : versions) {
            if (!version.receivedOn().isAfter(day)) {
                var since =
                        known != null && version.saysNoMoreThan(known.version()) ? known.since() : version.received();
                known = new KnownContact(contact, version, since);
            }
        }
        return Optional.ofNullable(known);
    }
}
