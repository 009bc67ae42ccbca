package lantian.contactlog.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.duty.Reported;
import lantian.contactlog.matching.ContactVersion;

/**
 * A contact with everything that was ever said of it. What is recorded stays; a correction is a new version with a reason.
 *
 * @param author the account that recorded it
 * @param offline entered without a connection, received later
 */
public record Contact(ContactId id, ChildId child, UUID author, boolean offline, List<Version> versions) {

    public Contact {
        versions = List.copyOf(versions);
    }

    /**
     * @param fingerprint of the request that made it: the same again is a repetition
     * @param movesBack a correction that moves occurredOn earlier
     * @param reason of a correction
     */
    public record Version(
            int number,
            UUID author,
            Instant receivedAt,
            Report told,
            boolean movesBack,
            Optional<String> reason,
            String fingerprint) {}

    public Version current() {
        return versions.getLast();
    }

    Contact corrected(UUID by, Instant receivedAt, Report told, String reason, String fingerprint) {
        var corrected = new ArrayList<>(versions);
        corrected.add(new Version(
                current().number() + 1,
                by,
                receivedAt,
                told,
                told.occurredOn().isBefore(current().told().occurredOn()),
                Optional.of(reason),
                fingerprint));
        return new Contact(id, child, author, offline, corrected);
    }

    /** As obligations see it. */
    Reported reported(ZoneId zone) {
        return Reported.of(
                id.value(),
                versions.stream()
                        .map(version -> new Reported.Told(
                                counted(version, zone), !version.told().signs().isEmpty()))
                        .toList());
    }

    private static ContactVersion counted(Version version, ZoneId zone) {
        var told = version.told();
        return new ContactVersion(
                version.number(),
                day(version, zone),
                told.kind(),
                told.completed(),
                told.occurredOn(),
                told.participants(),
                told.met());
    }

    private static LocalDate day(Version version, ZoneId zone) {
        return version.receivedAt().atZone(zone).toLocalDate();
    }
}
