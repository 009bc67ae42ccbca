package lantian.contactlog.tracking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.matching.Excuse;
import lantian.contactlog.tracking.CareRecords.OpenedRecord;
import lantian.platform.tenancy.UseCase;

/** Brings the obligations of children up to date after their facts changed, in the transaction of the change. */
@UseCase
public class TrackObligations {

    private final CareRecords records;
    private final ObligationEvents events;

    TrackObligations(CareRecords records, ObligationEvents events) {
        this.records = records;
        this.events = events;
    }

    /** Issues again by the rules of today what isn't met; the same facts again change nothing. */
    public void issue(Collection<ChildId> children) {
        if (children.isEmpty()) {
            return;
        }
        var opened = records.open(children);
        var update = new ObligationUpdate(opened.rules());
        var all = new ArrayList<TrackedObligation>();
        for (var record : opened.records()) {
            var changed = update.issue(record);
            if (!changed.isEmpty()) {
                all.addAll(changed);
                events.changed(record.child(), changed);
            }
        }
        records.store(all);
        records.issuedBy(opened.records().stream().map(CareRecord::child).toList(), opened.rules());
    }

    /**
     * Takes some children whose obligations follow an older calendar, standard or closure.
     *
     * @return false when all of the school's children are up to date
     */
    public boolean issueOutdated(int atMost) {
        List<ChildId> children = records.outdated(atMost);
        issue(children);
        return children.size() == atMost;
    }

    /** @param opened in this transaction */
    public void excuse(OpenedRecord opened, Excuse excuse) {
        var record = opened.record().with(excuse);
        var changed = new ObligationUpdate(opened.rules()).match(record, List.of());
        records.store(changed);
        if (!changed.isEmpty()) {
            events.changed(record.child(), changed);
        }
    }
}
