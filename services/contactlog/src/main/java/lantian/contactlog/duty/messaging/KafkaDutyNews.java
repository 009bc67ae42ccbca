package lantian.contactlog.duty.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.duty.Duty;
import lantian.contactlog.duty.DutyNews;
import lantian.contactlog.matching.Knowledge;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.Obligation.Cause;
import lantian.contactlog.obligation.Obligation.Voided;
import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.WrittenStandard;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class KafkaDutyNews implements DutyNews {

    private final Announcements announcements;

    KafkaDutyNews(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void changed(ChildId child, List<Duty> duties) {
        announcements.announce(new Announcement(
                "contactlog.obligations",
                child.value().toString(),
                "contactlog.obligations-changed.v1",
                new ObligationsChanged(
                        child.value(),
                        Tenancy.tenant().value(),
                        duties.stream().map(Told::of).toList())));
    }

    @Override
    public void published(CareStandard standard) {
        announcements.announce(new Announcement(
                "contactlog.standards",
                Tenancy.tenant().value().toString(),
                "contactlog.standard-published.v1",
                WrittenStandard.of(standard)));
    }

    record ObligationsChanged(UUID child, UUID school, List<Told> obligations) {}

    /** @param withdrawn by the facts as known now it should never have been issued: it counts only while it is met */
    record Told(
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
            List<At> places,
            List<Known> history,
            long version) {

        static Told of(Duty duty) {
            Obligation obligation = duty.obligation();
            return new Told(
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
                    duty.places().stream().map(At::of).toList(),
                    duty.history().changes().stream().map(Known::of).toList(),
                    duty.version());
        }
    }

    record At(
            LocalDate from,
            @JsonProperty("class") @Nullable UUID schoolClass,
            @Nullable UUID caregiver) {

        static At of(Duty.Place place) {
            return new At(
                    place.from(),
                    place.schoolClass().map(ClassId::value).orElse(null),
                    place.caregiver().map(CaregiverId::value).orElse(null));
        }
    }

    record Known(
            LocalDate knownOn,
            String state,
            @Nullable UUID contact,
            @Nullable LocalDate occurredOn,
            @Nullable LocalDate receivedOn,
            boolean onTime) {

        static Known of(Knowledge.Since since) {
            return switch (since.what()) {
                case Knowledge.Unmet() -> new Known(since.knownOn(), "UNMET", null, null, null, false);
                case Knowledge.Excused() -> new Known(since.knownOn(), "EXCUSED", null, null, null, false);
                case Knowledge.Satisfied(var contact, var occurredOn, var receivedOn, var onTime) ->
                    new Known(since.knownOn(), "MET", contact, occurredOn, receivedOn, onTime);
            };
        }
    }
}
