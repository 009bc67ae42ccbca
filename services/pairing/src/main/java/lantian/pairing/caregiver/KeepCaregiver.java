package lantian.pairing.caregiver;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.pairing.caregiver.Caregivers.Description;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.IdempotentPut.Decision;
import org.jspecify.annotations.Nullable;

/** Adds a caregiver, or describes one that is there: the school enters a volunteer, or the name of a class teacher. */
@UseCase
public class KeepCaregiver {

    private final Caregivers caregivers;
    private final StaffMembers staff;
    private final Engagements engagements;
    private final CaregiverNews news;
    private final Audit audit;
    private final Clock clock;

    KeepCaregiver(
            Caregivers caregivers,
            StaffMembers staff,
            Engagements engagements,
            CaregiverNews news,
            Audit audit,
            Clock clock) {
        this.caregivers = caregivers;
        this.staff = staff;
        this.engagements = engagements;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param fingerprint of the request, see {@link IdempotentPut}
     * @param ifMatch the version the request expects
     */
    public Keeping keep(CaregiverId id, Profile profile, String fingerprint, @Nullable String ifMatch) {
        var there = caregivers.lock(id);
        var unnamed = there.filter(caregiver -> caregivers.stored(id).isEmpty());
        if (unnamed.isPresent()) {
            return describe(unnamed.get(), profile, fingerprint); // nobody's words are overwritten
        }
        return switch (IdempotentPut.decide(caregivers.stored(id), fingerprint, ifMatch)) {
            case Decision.Create _ -> add(id, profile, fingerprint);
            case Decision.Repeat _ -> new Keeping.KnownBefore(there.orElseThrow());
            case Decision.Replace _ -> describe(there.orElseThrow(), profile, fingerprint);
        };
    }

    private Keeping add(CaregiverId id, Profile profile, String fingerprint) {
        var refused = login(id, profile, null);
        if (refused.isPresent()) {
            return refused.get();
        }
        var code = caregivers.nextCode(profile.category().series());
        var added = Caregiver.added(id, code, profile, staffOf(profile));
        caregivers.add(added, new Description(profile.phone(), fingerprint));
        tell("caregiver.added", added);
        return new Keeping.Added(added);
    }

    private Keeping describe(Caregiver known, Profile profile, String fingerprint) {
        if (!known.acceptsLogin(profile)) {
            return Keeping.Refused.LOGIN_BELONGS_TO_STAFF;
        }
        var refused = login(known.id(), profile, known.account());
        if (refused.isPresent()) {
            return refused.get();
        }
        var described = known.described(profile, staffOf(profile));
        caregivers.describe(described, new Description(profile.phone(), fingerprint));
        tell("caregiver.described", described);
        return new Keeping.Described(described);
    }

    /** A login that is given anew belongs to one caregiver, and opens no children by a partner's word alone. */
    private Optional<Keeping.Refused> login(CaregiverId id, Profile profile, @Nullable UUID before) {
        var account = profile.account();
        if (account == null || account.equals(before)) {
            return Optional.empty();
        }
        var actor = Tenancy.actor();
        if (!actor.is(Role.SCHOOL_ADMIN)
                && (account.equals(actor.account()) || engagements.engaged(id, LocalDate.now(clock)))) {
            return Optional.of(Keeping.Refused.LOGIN_OPENS_CHILDREN);
        }
        return caregivers.claim(account).stream().allMatch(id::equals)
                ? Optional.empty()
                : Optional.of(Keeping.Refused.LOGIN_ALREADY_USED);
    }

    private @Nullable UUID staffOf(Profile profile) {
        return Optional.ofNullable(profile.account())
                .flatMap(staff::withAccount)
                .orElse(null);
    }

    private void tell(String action, Caregiver caregiver) {
        audit.entry(
                action,
                "caregiver",
                caregiver.id().value(),
                Map.of("code", caregiver.code().text()));
        news.changed(caregiver);
    }
}
