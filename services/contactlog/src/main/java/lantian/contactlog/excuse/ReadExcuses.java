package lantian.contactlog.excuse;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.excuse.Excuses.Pending;
import lantian.contactlog.excuse.Excuses.Request;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.worklist.ReadWorklists;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** Shows who asked to be excused: the list without reasons, a reason one at a time to those who see the obligation. */
@UseCase
public class ReadExcuses {

    private final Excuses excuses;
    private final ReadWorklists worklists;

    ReadExcuses(Excuses excuses, ReadWorklists worklists) {
        this.excuses = excuses;
        this.worklists = worklists;
    }

    public List<Pending> pending(@Nullable ChildId child, @Nullable UUID after, int atMost) {
        return excuses.pending(child, after, atMost);
    }

    public Optional<Request> one(ObligationId id, Actor actor) {
        return worklists.one(id, actor).flatMap(_ -> excuses.find(id));
    }
}
