package lantian.contactlog.tracking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lantian.contactlog.calendar.Calendars;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Standards;
import org.jspecify.annotations.NullMarked;

/** A school's care records without a database, and what was published of them. */
@NullMarked
public final class CareRecordsInMemory implements CareRecords, ObligationEvents {

    private SchoolRules rules = rules(Closures.NONE, "first");
    private final Map<ChildId, CareRecord> records = new LinkedHashMap<>();
    private final Map<ChildId, String> issuedBy = new LinkedHashMap<>();
    private final List<TrackedObligation> published = new ArrayList<>();

    /** These children, with nothing issued yet. */
    public static CareRecordsInMemory of(Timeline... children) {
        var school = new CareRecordsInMemory();
        for (var child : children) {
            school.records.put(child.child(), new CareRecord(child, CareTeam.NOBODY, List.of(), List.of(), List.of()));
        }
        return school;
    }

    public TrackObligations trackObligations() {
        return new TrackObligations(this, this);
    }

    public void close(Closures closures) {
        rules = rules(closures, "closed");
    }

    public Collection<TrackedObligation> all() {
        return records.values().stream()
                .flatMap(record -> record.obligations().stream())
                .toList();
    }

    public TrackedObligation find(ObligationId id) {
        return all().stream()
                .filter(tracked -> tracked.obligation().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What was published since this was asked last. */
    public List<TrackedObligation> published() {
        var since = List.copyOf(published);
        published.clear();
        return since;
    }

    private static SchoolRules rules(Closures closures, String stamp) {
        return SchoolRules.of(Standards.DEFAULT, Calendars.YEAR, closures, Optional.empty(), stamp);
    }

    @Override
    public OpenedRecords open(Collection<ChildId> children) {
        return new OpenedRecords(
                rules,
                children.stream().filter(records::containsKey).map(records::get).toList());
    }

    @Override
    public Optional<OpenedRecord> open(
            ChildId child, Set<ContactKind> kinds, boolean triggers, Collection<LocalDate> around) {
        return Optional.ofNullable(records.get(child)).map(record -> new OpenedRecord(rules, record));
    }

    @Override
    public void store(Collection<TrackedObligation> changed) {
        for (var tracked : changed) {
            records.computeIfPresent(tracked.obligation().child(), (_, record) -> with(record, tracked));
        }
    }

    private static CareRecord with(CareRecord record, TrackedObligation changed) {
        var obligations = new ArrayList<>(record.obligations());
        obligations.removeIf(
                tracked -> tracked.obligation().id().equals(changed.obligation().id()));
        obligations.add(changed);
        return new CareRecord(record.timeline(), record.team(), obligations, record.contacts(), record.excuses());
    }

    @Override
    public void issuedBy(Collection<ChildId> children, SchoolRules present) {
        children.forEach(child -> issuedBy.put(child, present.stamp()));
    }

    @Override
    public List<ChildId> outdated(int atMost) {
        return records.keySet().stream()
                .filter(child -> !rules.stamp().equals(issuedBy.get(child)))
                .limit(atMost)
                .toList();
    }

    @Override
    public void changed(ChildId child, List<TrackedObligation> obligations) {
        published.addAll(obligations);
    }

    @Override
    public void published(CareStandard standard) {
        throw new UnsupportedOperationException();
    }
}
