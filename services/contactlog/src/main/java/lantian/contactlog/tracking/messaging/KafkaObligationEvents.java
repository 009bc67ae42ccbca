package lantian.contactlog.tracking.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.matching.Knowledge;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.Obligation.Cause;
import lantian.contactlog.obligation.Obligation.Voided;
import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.WrittenStandard;
import lantian.contactlog.tracking.ObligationEvents;
import lantian.contactlog.tracking.TrackedObligation;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Each of a child's obligations that changed, whole, with its version; the standard when it is published. */
@Component
class KafkaObligationEvents implements ObligationEvents {

    private final Announcements announcements;

    KafkaObligationEvents(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void changed(ChildId child, List<TrackedObligation> obligations) {
        announcements.announce(new Announcement(
                "contactlog.obligations",
                child.value().toString(),
                "contactlog.obligations-changed.v1",
                new ObligationsChanged(
                        child.value(),
                        Tenancy.tenant().value(),
                        obligations.stream().map(Change::of).toList())));
    }

    @Override
    public void published(CareStandard standard) {
        announcements.announce(new Announcement(
                "contactlog.standards",
                Tenancy.tenant().value().toString(),
                "contactlog.standard-published.v1",
                WrittenStandard.of(standard)));
    }

    record ObligationsChanged(UUID child, UUID school, List<Change> obligations) {}

    /** @param withdrawn by the facts as known now it should never have been issued: it counts only while it is met */
    record Change(
            UUID obligation,
            String rule,
            ContactKind kind,
            LocalDate opensOn,
            LocalDate dueOn,
            LocalDate graceUntil,
            LocalDate lateUntil,
            int standardVersion,
            @Nullable UUID cause,
            @Nullable LocalDate causeKnownOn,
            @Nullable LocalDate voidFrom,
            @Nullable Boolean withdrawn,
            List<PlaceSince> places,
            List<StateSince> history,
            long version) {

        static Change of(TrackedObligation tracked) {
            Obligation obligation = tracked.obligation();
            return new Change(
                    obligation.id().value(),
                    obligation.rule(),
                    obligation.kind(),
                    obligation.opensOn(),
                    obligation.dueOn(),
                    obligation.graceUntil(),
                    obligation.lateUntil(),
                    obligation.standardVersion(),
                    obligation.cause().map(Cause::contact).orElse(null),
                    obligation.cause().map(Cause::knownOn).orElse(null),
                    obligation.voided().map(Voided::from).orElse(null),
                    obligation.takenBack() ? true : null,
                    tracked.places().stream().map(PlaceSince::of).toList(),
                    tracked.history().changes().stream().map(StateSince::of).toList(),
                    tracked.version());
        }
    }

    record PlaceSince(
            LocalDate from,
            @JsonProperty("class") @Nullable UUID schoolClass,
            @Nullable UUID caregiver) {

        static PlaceSince of(TrackedObligation.Place place) {
            return new PlaceSince(
                    place.from(),
                    place.schoolClass().map(ClassId::value).orElse(null),
                    place.caregiver().map(CaregiverId::value).orElse(null));
        }
    }

    record StateSince(
            LocalDate knownOn,
            String state,
            @Nullable UUID contact,
            @Nullable LocalDate occurredOn,
            @Nullable LocalDate receivedOn,
            boolean onTime) {

        static StateSince of(Knowledge.Since since) {
            return switch (since.what()) {
                case Knowledge.Unmet() -> new StateSince(since.knownOn(), "UNMET", null, null, null, false);
                case Knowledge.Excused() -> new StateSince(since.knownOn(), "EXCUSED", null, null, null, false);
                case Knowledge.Satisfied(var contact, var occurredOn, var receivedOn, var onTime) ->
                    new StateSince(since.knownOn(), "MET", contact, occurredOn, receivedOn, onTime);
            };
        }
    }
}
