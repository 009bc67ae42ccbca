package lantian.pairing.caregiver;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;
import org.jspecify.annotations.Nullable;

/** Adds a caregiver, or describes one that is there: the school enters a volunteer, or the name of a class teacher. */
@UseCase
public class KeepCaregiver {

    private final Caregivers caregivers;
    private final CaregiverLists lists;
    private final StaffMembers staff;
    private final Engagements engagements;
    private final CaregiverEvents events;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    KeepCaregiver(
            Caregivers caregivers,
            CaregiverLists lists,
            StaffMembers staff,
            Engagements engagements,
            CaregiverEvents events,
            Vault vault,
            Audit audit,
            Clock clock) {
        this.caregivers = caregivers;
        this.lists = lists;
        this.staff = staff;
        this.engagements = engagements;
        this.events = events;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    public Keeping keep(CaregiverId id, Profile profile, PutRequest request) {
        var there = caregivers.lock(id);
        var stored = there.flatMap(Caregiver::revision);
        if (there.isPresent() && stored.isEmpty()) {
            return describe(there.get(), profile, request.fingerprint()); // nobody's words are overwritten
        }
        return switch (request.given(stored)) {
            case Meaning.Create _ -> add(id, profile, request.fingerprint());
            case Meaning.Repeat _ -> new Keeping.KnownBefore(there.orElseThrow());
            case Meaning.Replace _ -> describe(there.orElseThrow(), profile, request.fingerprint());
        };
    }

    private Keeping add(CaregiverId id, Profile profile, String fingerprint) {
        var refused = login(id, profile, null);
        if (refused.isPresent()) {
            return refused.get();
        }
        var code = lists.nextCode(profile.category().series());
        var added = Caregiver.added(id, code, profile, staffOf(profile));
        store(added, profile, fingerprint, "caregiver.added");
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
        known.describe(profile, staffOf(profile));
        store(known, profile, fingerprint, "caregiver.described");
        return new Keeping.Described(known);
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
        return lists.claim(account).stream().allMatch(id::equals)
                ? Optional.empty()
                : Optional.of(Keeping.Refused.LOGIN_ALREADY_USED);
    }

    private @Nullable UUID staffOf(Profile profile) {
        return Optional.ofNullable(profile.account())
                .flatMap(staff::withAccount)
                .orElse(null);
    }

    private void store(Caregiver caregiver, Profile profile, String fingerprint, String action) {
        var id = caregiver.id().value();
        caregiver.heard(profile.phone() == null ? null : vault.seal(id, profile.phone()), fingerprint);
        caregivers.store(caregiver);
        audit.entry(action, "caregiver", id, Map.of("code", caregiver.code().text()));
        events.changed(caregiver);
    }
}
