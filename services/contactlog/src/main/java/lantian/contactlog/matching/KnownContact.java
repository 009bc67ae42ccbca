package lantian.contactlog.matching;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * A contact as known on some day.
 *
 * @param receivedOn when what counts of it became known: a correction of a note alone doesn't make an entry late
 */
record KnownContact(UUID contact, ContactVersion version, LocalDate receivedOn) {

    static final Comparator<KnownContact> EARLIEST = Comparator.comparing(KnownContact::occurredOn)
            .thenComparing(KnownContact::receivedOn)
            .thenComparing(KnownContact::contact);

    LocalDate occurredOn() {
        return version.occurredOn();
    }
}
