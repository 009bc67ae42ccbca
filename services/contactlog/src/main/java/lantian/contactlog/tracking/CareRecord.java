package lantian.contactlog.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.matching.Excuse;
import lantian.contactlog.obligation.Trigger;

/**
 * All that decides a child's obligations, with what was issued so far.
 *
 * @param obligations those issued before
 * @param contacts in any order
 * @param excuses those approved
 */
public record CareRecord(
        Timeline timeline,
        CareTeam team,
        List<TrackedObligation> obligations,
        List<ReportedContact> contacts,
        List<Excuse> excuses) {

    public ChildId child() {
        return timeline.child();
    }

    List<Trigger> triggers() {
        return contacts.stream()
                .map(ReportedContact::trigger)
                .flatMap(Optional::stream)
                .toList();
    }

    CareRecord with(Excuse excuse) {
        var more = new ArrayList<>(excuses);
        more.add(excuse);
        return new CareRecord(timeline, team, obligations, contacts, more);
    }
}
