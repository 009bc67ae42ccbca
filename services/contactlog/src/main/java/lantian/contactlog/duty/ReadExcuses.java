package lantian.contactlog.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.duty.Excuses.Pending;
import lantian.contactlog.duty.Excuses.Request;
import lantian.contactlog.obligation.ObligationId;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** Shows who asked to be excused: the list without reasons, a reason one at a time to those who see the obligation. */
@UseCase
public class ReadExcuses {

    private final Excuses excuses;
    private final Listing listing;
    private final StandardBook standards;
    private final Access access;
    private final Clock clock;

    ReadExcuses(Excuses excuses, Listing listing, StandardBook standards, Access access, Clock clock) {
        this.excuses = excuses;
        this.listing = listing;
        this.standards = standards;
        this.access = access;
        this.clock = clock;
    }

    public List<Pending> pending(@Nullable ChildId child, @Nullable UUID after, int atMost) {
        return excuses.pending(child, after, atMost);
    }

    public Optional<Request> one(ObligationId id, Actor actor) {
        var today = LocalDate.now(clock);
        return listing.one(id, standards.published(), today)
                .filter(line -> actor.is(Role.SCHOOL_ADMIN)
                        || access.sight(actor.account(), line.child(), today) == Access.Sight.OWN)
                .flatMap(_ -> excuses.find(id));
    }
}
