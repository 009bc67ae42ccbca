package lantian.contactlog.duty;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.obligation.ObligationId;

/** Requests to be excused (免办), their reasons sealed. */
public interface Excuses {

    /** @param approvedBy empty while nobody has */
    record Request(
            ObligationId obligation, ChildId child, UUID requestedBy, String reason, Optional<UUID> approvedBy) {}

    Optional<Request> find(ObligationId obligation);

    void ask(Request request, Instant at);

    void approve(Request request, UUID by, Optional<String> comment, Instant at);
}
