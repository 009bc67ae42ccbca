package lantian.pairing.caregiver;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lantian.pairing.caregiver.CaregiverLists.After;
import lantian.pairing.caregiver.CaregiverLists.Filter;
import lantian.pairing.caregiver.CaregiverLists.Reach;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Shows caregivers: all to administrators and class teachers, to others themselves and whom they look after a child with. A
 * phone number is shown one at a time, and leaves an audit entry.
 */
@UseCase
public class ReadCaregivers {

    private final Caregivers caregivers;
    private final CaregiverLists lists;
    private final Engagements engagements;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    ReadCaregivers(
            Caregivers caregivers,
            CaregiverLists lists,
            Engagements engagements,
            Vault vault,
            Audit audit,
            Clock clock) {
        this.caregivers = caregivers;
        this.lists = lists;
        this.engagements = engagements;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** A caregiver with what may be shown to who asked. */
    public record Shown(Caregiver caregiver, Seen seen) {}

    public Optional<Shown> one(CaregiverId id, Actor actor) {
        return caregivers
                .findById(id)
                .map(caregiver -> shown(caregiver, actor))
                .filter(shown -> shown.seen().shows(CaregiverField.ID));
    }

    public Shown shown(Caregiver caregiver, Actor actor) {
        return new Shown(caregiver, sight(actor).of(caregiver));
    }

    public Optional<String> phone(CaregiverId id) {
        var number = caregivers
                .findById(id)
                .flatMap(caregiver -> Optional.ofNullable(caregiver.phone()))
                .map(phone -> vault.open(id.value(), phone));
        number.ifPresent(_ -> audit.entry("caregiver.phone-viewed", "caregiver", id.value(), Map.of()));
        return number;
    }

    /** A login finds nobody whose login is not shown. */
    public List<Shown> list(Filter filter, @Nullable After after, int atMost, Actor actor) {
        var sight = sight(actor);
        if (filter.account() != null && !sight.showsLoginOf(filter.account())) {
            return List.of();
        }
        var ids = lists.list(filter, sight.reach(), after, atMost);
        var found = caregivers.findByIdIn(ids).stream().collect(Collectors.toMap(Caregiver::id, Function.identity()));
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(caregiver -> new Shown(caregiver, sight.of(caregiver)))
                .toList();
    }

    /** Who sees all caregivers sees no more of those beside whom he looks after a child. */
    private Sight sight(Actor actor) {
        var all = EnumSet.noneOf(Viewpoint.class);
        for (var role : actor.roles()) {
            switch (role) {
                case SCHOOL_ADMIN -> all.add(Viewpoint.SCHOOL_ADMIN);
                case PARTNER_ADMIN -> all.add(Viewpoint.PARTNER_ADMIN);
                case CLASS_TEACHER -> all.add(Viewpoint.CLASS_TEACHER);
                default -> {}
            }
        }
        var beside = all.isEmpty()
                ? engagements.beside(actor.account(), LocalDate.now(clock))
                : Map.<CaregiverId, Set<Viewpoint>>of();
        return new Sight(actor.account(), all, beside);
    }

    /** As what somebody looks at all caregivers, and at some. */
    private record Sight(UUID account, Set<Viewpoint> all, Map<CaregiverId, Set<Viewpoint>> beside) {

        Seen of(Caregiver caregiver) {
            var viewpoints = EnumSet.noneOf(Viewpoint.class);
            viewpoints.addAll(all);
            viewpoints.addAll(beside.getOrDefault(caregiver.id(), Set.of()));
            if (account.equals(caregiver.account())) {
                viewpoints.add(Viewpoint.SELF);
            }
            return Seen.by(viewpoints);
        }

        boolean showsLoginOf(UUID login) {
            return account.equals(login) || Seen.by(all).shows(CaregiverField.USERNAME);
        }

        @Nullable
        Reach reach() {
            if (Seen.by(all).shows(CaregiverField.ID)) {
                return null;
            }
            var others = beside.entrySet().stream()
                    .filter(each -> Seen.by(each.getValue()).shows(CaregiverField.ID))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            return new Reach(account, others);
        }
    }
}
