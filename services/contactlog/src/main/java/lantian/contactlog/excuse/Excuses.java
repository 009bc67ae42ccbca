package lantian.contactlog.excuse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.obligation.ObligationId;
import org.jspecify.annotations.Nullable;

/** Requests to be excused (免办), their reasons sealed. */
public interface Excuses {

    /** @param approvedBy empty while nobody has */
    record Request(ObligationId obligation, ChildId child, UUID requestedBy, String reason, Optional<UUID> approvedBy) {

        Request approvedBy(UUID account) {
            return new Request(obligation, child, requestedBy, reason, Optional.of(account));
        }
    }

    Optional<Request> find(ObligationId obligation);

    /** Asked for and not yet approved; of one child where given, behind an obligation, without the reasons. */
    List<Pending> pending(@Nullable ChildId child, @Nullable UUID after, int atMost);

    /** Somebody waits for another's word. */
    record Pending(ObligationId obligation, ChildId child, UUID requestedBy, Instant askedAt) {}

    void ask(Request request, Instant at);

    void approve(Request request, UUID by, Optional<String> comment, Instant at);
}
