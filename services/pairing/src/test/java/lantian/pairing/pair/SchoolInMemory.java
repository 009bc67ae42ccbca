package lantian.pairing.pair;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.pairing.caregiver.Caregiver;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.caregiver.Caregivers;
import lantian.platform.memory.AuditInMemory;
import lantian.platform.memory.RecordsInMemory;
import lantian.platform.memory.VaultInMemory;

/** Children, caregivers and pairs of one school, and what the use cases say of them. */
final class SchoolInMemory {

    final KnownChildren children = new KnownChildren();
    final KnownCaregivers caregivers = new KnownCaregivers();
    final KnownPairs pairs = new KnownPairs();
    final VaultInMemory vault = new VaultInMemory();
    final AuditInMemory audit = new AuditInMemory();
    final List<Pair> published = new ArrayList<>();

    private final PairEvents events = (changed, _) -> published.addAll(changed);
    private final Clock clock = Clock.fixed(Instant.parse("2026-09-10T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    SchoolInMemory with(Child child) {
        children.known.put(child.id(), child);
        return this;
    }

    SchoolInMemory with(Caregiver caregiver) {
        caregivers.store(caregiver);
        return this;
    }

    StartPair startPair() {
        return new StartPair(children, caregivers, pairs, events, audit, clock);
    }

    EndPair endPair() {
        return new EndPair(pairs, vault, events, audit, clock);
    }

    FollowChildren followChildren() {
        return new FollowChildren(children, pairs, vault, events, clock);
    }

    static final class KnownChildren implements Children {
        private final Map<ChildId, Child> known = new HashMap<>();

        @Override
        public Optional<Child> lock(ChildId id) {
            return Optional.ofNullable(known.get(id));
        }

        @Override
        public List<Child> learn(List<Child> published) {
            var news = published.stream()
                    .filter(child -> lock(child.id())
                            .filter(before -> before.version() >= child.version())
                            .isEmpty())
                    .toList();
            news.forEach(child -> known.put(child.id(), child));
            return news;
        }
    }

    static final class KnownCaregivers extends RecordsInMemory<Caregiver, CaregiverId> implements Caregivers {

        KnownCaregivers() {
            super(Caregiver::id);
        }

        @Override
        public List<Caregiver> findByIdIn(Collection<CaregiverId> ids) {
            return all().stream().filter(one -> ids.contains(one.id())).toList();
        }

        @Override
        public List<Caregiver> tiedTo(UUID staff, UUID account) {
            return all().stream().filter(one -> account.equals(one.account())).toList();
        }
    }

    static final class KnownPairs extends RecordsInMemory<Pair, PairId> implements Pairs {

        KnownPairs() {
            super(Pair::id);
        }

        @Override
        public List<Pair> findByIdIn(Collection<PairId> ids) {
            return all().stream().filter(one -> ids.contains(one.id())).toList();
        }

        @Override
        public List<Pair> findByChild(ChildId child) {
            return lockAll(List.of(child));
        }

        @Override
        public List<Pair> of(CaregiverId caregiver, LocalDate since) {
            return all().stream()
                    .filter(one -> one.caregiver().equals(caregiver) && one.activeSince(since))
                    .toList();
        }

        @Override
        public List<UUID> childrenOf(CaregiverId caregiver, LocalDate since) {
            return of(caregiver, since).stream()
                    .map(one -> one.child().value())
                    .distinct()
                    .toList();
        }

        @Override
        public List<Pair> lockAll(Collection<ChildId> children) {
            return all().stream().filter(one -> children.contains(one.child())).toList();
        }
    }
}
