package lantian.contactlog.peopleview;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.calendar.Term;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.child.PairKind;
import lantian.contactlog.child.Timeline;
import lantian.platform.tenancy.TenantId;

/**
 * What registry and pairing published of one thing; of two versions of the same thing the higher one holds, whichever comes
 * first.
 */
public sealed interface PublishedFacts {

    /** @param countsFrom from when on the school answers for obligations; empty: always */
    record School(TenantId id, String state, List<Days> closures, Optional<LocalDate> countsFrom, long version)
            implements PublishedFacts {}

    record Calendar(List<Term> terms, long version) implements PublishedFacts {}

    record Child(Timeline timeline, List<CareTeam.InClass> classes, long version) implements PublishedFacts {
        public ChildId id() {
            return timeline.child();
        }
    }

    /** @param teaches the classes whose class teacher (班主任) this person is */
    record Staff(UUID id, UUID account, boolean active, List<Teaches> teaches, long version)
            implements PublishedFacts {}

    record Teaches(ClassId schoolClass, LocalDate from, Optional<LocalDate> to) {}

    record Caregiver(CaregiverId id, Optional<UUID> account, Optional<UUID> staff, boolean active, long version)
            implements PublishedFacts {}

    /** @param to the last active day; before the first if the pair never came to be */
    record Pair(
            UUID id,
            ChildId child,
            CaregiverId caregiver,
            PairKind kind,
            LocalDate from,
            Optional<LocalDate> to,
            long version)
            implements PublishedFacts {}
}
