package lantian.contactlog.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.peopleview.AccessScope;
import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.Standards;
import lantian.contactlog.tracking.PublishedStandards;
import lantian.contactlog.tracking.TrackedObligation;
import org.jspecify.annotations.NullMarked;

/** Lists of obligations without a database; all of them stand open. */
@NullMarked
public record WorklistsInMemory(Supplier<Collection<TrackedObligation>> obligations)
        implements Worklists, PublishedStandards {

    public ReadWorklists readWorklists(AccessScope access, Clock clock) {
        return new ReadWorklists(this, this, access, clock);
    }

    @Override
    public List<Line> of(UUID account, Standards standards, Query query) {
        return lines(query.atMost());
    }

    @Override
    public List<Line> of(Part part, Standards standards, Query query) {
        return lines(query.atMost()).stream()
                .filter(line -> part.child() == null || line.child().equals(part.child()))
                .toList();
    }

    @Override
    public Optional<Line> one(ObligationId id, Standards standards, LocalDate today) {
        return lines(Integer.MAX_VALUE).stream()
                .filter(line -> line.id().equals(id))
                .findFirst();
    }

    private List<Line> lines(int atMost) {
        return obligations.get().stream()
                .limit(atMost)
                .map(tracked -> new Line(
                        tracked.obligation().id(),
                        tracked.obligation().child(),
                        tracked.obligation().rule(),
                        tracked.obligation().kind(),
                        tracked.obligation().opensOn(),
                        tracked.obligation().dueOn(),
                        State.OPEN,
                        Standing.OPEN,
                        false,
                        Optional.empty(),
                        tracked.obligation().standardVersion(),
                        Optional.empty(),
                        tracked.version()))
                .toList();
    }

    @Override
    public boolean add(CareStandard standard) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Standards all() {
        return Standards.DEFAULT;
    }
}
