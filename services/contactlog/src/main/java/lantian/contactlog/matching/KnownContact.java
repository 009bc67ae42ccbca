package lantian.contactlog.matching;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * A contact as known on some day.
 *
 * @param since when what counts of it became known: a correction of a note alone doesn't make an entry late
 */
record KnownContact(UUID contact, ContactVersion version, Receipt since) {

    static final Comparator<KnownContact> EARLIEST = Comparator.comparing(KnownContact::occurredOn)
            .thenComparing(KnownContact::receivedOn)
            .thenComparing(KnownContact::contact);

    static final Comparator<KnownContact> RECEIVED_FIRST =
            Comparator.comparing((KnownContact known) -> known.since().at()).thenComparing(KnownContact::contact);

    LocalDate occurredOn() {
        return version.occurredOn();
    }

    LocalDate receivedOn() {
        return since.on();
    }
}
