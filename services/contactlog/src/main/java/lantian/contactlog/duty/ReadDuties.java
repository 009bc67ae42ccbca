package lantian.contactlog.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lantian.contactlog.duty.Listing.Last;
import lantian.contactlog.duty.Listing.Line;
import lantian.contactlog.duty.Listing.Part;
import lantian.contactlog.duty.Listing.Which;
import lantian.contactlog.duty.Listing.Wish;
import lantian.contactlog.obligation.ObligationId;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** Shows what is owed. */
@UseCase
public class ReadDuties {

    private final Listing listing;
    private final StandardBook standards;
    private final Access access;
    private final Clock clock;

    ReadDuties(Listing listing, StandardBook standards, Access access, Clock clock) {
        this.listing = listing;
        this.standards = standards;
        this.access = access;
        this.clock = clock;
    }

    /** The caller's own list. */
    public List<Line> mine(Actor actor, Which which, @Nullable Last after, int atMost) {
        return listing.of(actor.account(), standards.published(), new Wish(which, today(), after, atMost));
    }

    /** Empty where one who is not of the administration asks for a child whom he doesn't answer for. */
    public Optional<List<Line>> ofChild(Actor actor, Part part, Which which, @Nullable Last after, int atMost) {
        var child = part.child();
        return child != null && access.bearsDuty(actor.account(), child, today())
                ? Optional.of(all(part, which, after, atMost))
                : Optional.empty();
    }

    /** Of a child, a class or the school. */
    public List<Line> all(Part part, Which which, @Nullable Last after, int atMost) {
        return listing.of(part, standards.published(), new Wish(which, today(), after, atMost));
    }

    public Optional<Line> one(ObligationId id, Actor actor) {
        return listing.one(id, standards.published(), today())
                .filter(line -> actor.is(Role.SCHOOL_ADMIN)
                        || access.sight(actor.account(), line.child(), today()) == Access.Sight.OWN);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
