package lantian.pairing.pair.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.pairing.pair.Kind;
import lantian.pairing.pair.Pair;
import lantian.pairing.pair.PairEvents;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class KafkaPairEvents implements PairEvents {

    private final Announcements announcements;

    KafkaPairEvents(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void changed(List<Pair> pairs, Instant recordedAt) {
        pairs.forEach(pair -> announcements.announce(new Announcement(
                "pairing.pairs",
                pair.child().value().toString(),
                "pairing.pair-changed.v1",
                new PairChanged(
                        pair.id().value(),
                        pair.child().value(),
                        Tenancy.tenant().value(),
                        pair.caregiver().value(),
                        pair.kind(),
                        pair.from(),
                        pair.to(),
                        recordedAt,
                        pair.version()))));
    }

    record PairChanged(
            UUID pair,
            UUID child,
            UUID school,
            UUID caregiver,
            Kind kind,
            LocalDate from,
            @Nullable LocalDate to,
            Instant recordedAt,
            long version) {}
}
