package lantian.pairing.caregiver.messaging;

import java.util.UUID;
import lantian.pairing.caregiver.Caregiver;
import lantian.pairing.caregiver.CaregiverEvents;
import lantian.pairing.caregiver.Category;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class KafkaCaregiverEvents implements CaregiverEvents {

    private final Announcements announcements;

    KafkaCaregiverEvents(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void changed(Caregiver caregiver) {
        var id = caregiver.id().value();
        announcements.announce(new Announcement(
                "pairing.caregivers",
                id.toString(),
                "pairing.caregiver-changed.v1",
                new CaregiverChanged(
                        id,
                        Tenancy.tenant().value(),
                        caregiver.code().text(),
                        caregiver.category(),
                        caregiver.account(),
                        caregiver.staff(),
                        caregiver.active(),
                        caregiver.version())));
    }

    /** Neither name nor login nor phone: the code stands for the person. */
    record CaregiverChanged(
            UUID caregiver,
            UUID school,
            String code,
            Category category,
            @Nullable UUID account,
            @Nullable UUID staff,
            boolean active,
            long version) {}
}
