package lantian.contactlog.duty;

import java.util.List;
import java.util.Optional;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.matching.Excuse;
import lantian.contactlog.obligation.Trigger;

/** All that decides a child's obligations, with what was issued so far. */
public record ChildFile(
        Timeline timeline, CareTeam team, List<Duty> duties, List<Reported> contacts, List<Excuse> excuses) {

    public ChildId child() {
        return timeline.child();
    }

    List<Trigger> triggers() {
        return contacts.stream()
                .map(Reported::trigger)
                .flatMap(Optional::stream)
                .toList();
    }
}
