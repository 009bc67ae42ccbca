package lantian.reporting.projection.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import lantian.reporting.projection.ContactFact;
import lantian.reporting.projection.ContactFact.Received;
import org.jspecify.annotations.Nullable;

/** {@code contactlog.contact-recorded.v1}: the contact with all its corrections. */
record ContactRecorded(UUID contact, UUID child, long version, List<Version> versions) {

    record Version(
            int version,
            Instant receivedAt,
            String kind,
            String outcome,
            LocalDate occurredOn,
            @Nullable List<UUID> participants) {

        Received received(ZoneId zone) {
            return new Received(
                    version,
                    receivedAt,
                    LocalDate.ofInstant(receivedAt, zone),
                    kind,
                    outcome.equals("COMPLETED"),
                    occurredOn,
                    participants == null ? List.of() : participants);
        }
    }

    ContactFact fact(ZoneId zone) {
        return new ContactFact(
                contact, child, versions.stream().map(one -> one.received(zone)).toList(), version);
    }
}
