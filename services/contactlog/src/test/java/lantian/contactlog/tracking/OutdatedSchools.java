package lantian.contactlog.tracking;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import lantian.contactlog.calendar.Calendars;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Standards;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import org.jspecify.annotations.NullMarked;

/** Schools whose children wait for being issued again, in so many portions; each turn is noted when it begins. */
@NullMarked
public final class OutdatedSchools implements CareRecords, ObligationEvents, PublishedStandards {

    public final List<TenantId> turns = new CopyOnWriteArrayList<>();

    private final Map<TenantId, Integer> portions = new ConcurrentHashMap<>();
    private final Set<TenantId> broken = ConcurrentHashMap.newKeySet();
    private final CountDownLatch released = new CountDownLatch(1);

    public OutdatedSchools with(TenantId school, int portionsLeft) {
        portions.put(school, portionsLeft);
        return this;
    }

    public OutdatedSchools broken(TenantId school) {
        broken.add(school);
        return this;
    }

    /** Until now the first turn has waited. */
    public void release() {
        released.countDown();
    }

    public TrackObligations trackObligations() {
        return new TrackObligations(this, this);
    }

    public PublishStandard publishStandard() {
        return new PublishStandard(this, this);
    }

    @Override
    public List<ChildId> outdated(int atMost) {
        var school = Tenancy.tenant();
        turns.add(school);
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (broken.contains(school)) {
            throw new IllegalStateException("this school's trouble");
        }
        int left = portions.getOrDefault(school, 1);
        portions.put(school, left - 1);
        return left > 1 ? Collections.nCopies(atMost, new ChildId(new UUID(0, 1))) : List.of();
    }

    @Override
    public OpenedRecords open(Collection<ChildId> children) {
        return new OpenedRecords(
                SchoolRules.of(Standards.DEFAULT, Calendars.YEAR, Closures.NONE, Optional.empty(), "present"),
                List.of());
    }

    @Override
    public Optional<OpenedRecord> open(
            ChildId child, Set<ContactKind> kinds, boolean triggers, Collection<LocalDate> around) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void store(Collection<TrackedObligation> changed) {}

    @Override
    public void issuedBy(Collection<ChildId> children, SchoolRules rules) {}

    @Override
    public void changed(ChildId child, List<TrackedObligation> obligations) {}

    @Override
    public void published(CareStandard standard) {}

    @Override
    public boolean add(CareStandard standard) {
        return false;
    }

    @Override
    public Standards all() {
        return Standards.DEFAULT;
    }
}
