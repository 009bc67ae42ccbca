package lantian.contactlog.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.peopleview.AccessScope;
import lantian.contactlog.tracking.PublishedStandards;
import lantian.contactlog.worklist.Worklists.Filter;
import lantian.contactlog.worklist.Worklists.Last;
import lantian.contactlog.worklist.Worklists.Line;
import lantian.contactlog.worklist.Worklists.Part;
import lantian.contactlog.worklist.Worklists.Query;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** Shows what is owed, to those who look after the child and to the school's administration. */
@UseCase
public class ReadWorklists {

    private final Worklists worklists;
    private final PublishedStandards standards;
    private final AccessScope access;
    private final Clock clock;

    ReadWorklists(Worklists worklists, PublishedStandards standards, AccessScope access, Clock clock) {
        this.worklists = worklists;
        this.standards = standards;
        this.access = access;
        this.clock = clock;
    }

    /** The caller's own list. */
    public List<Line> mine(Actor actor, Filter filter, @Nullable Last after, int atMost) {
        return worklists.of(actor.account(), standards.all(), new Query(filter, today(), after, atMost));
    }

    /** Empty where one who is not of the administration asks for a child whom he doesn't answer for. */
    public Optional<List<Line>> ofChild(Actor actor, Part part, Filter filter, @Nullable Last after, int atMost) {
        var child = part.child();
        return child != null && access.looksAfter(actor.account(), child, today())
                ? Optional.of(all(part, filter, after, atMost))
                : Optional.empty();
    }

    /** Of a child, a class or the school. */
    public List<Line> all(Part part, Filter filter, @Nullable Last after, int atMost) {
        return worklists.of(part, standards.all(), new Query(filter, today(), after, atMost));
    }

    /** Empty also for what the caller may not see. */
    public Optional<Line> one(ObligationId id, Actor actor) {
        return worklists
                .one(id, standards.all(), today())
                .filter(line ->
                        actor.is(Role.SCHOOL_ADMIN) || access.looksAfter(actor.account(), line.child(), today()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
