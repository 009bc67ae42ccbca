package lantian.contactlog.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Standards;
import org.jspecify.annotations.Nullable;

/** Lists of the bound school's obligations, by due day. */
public interface Listing {

    /** What one can ask for. */
    enum State {
        OPEN,
        /** Unmet and past its due day, missed or not. */
        OVERDUE,
        MET,
        MISSED,
        EXCUSED,
        VOID
    }

    /** A line of a list. */
    record Line(
            ObligationId id,
            ChildId child,
            String rule,
            ContactKind kind,
            LocalDate opensOn,
            LocalDate dueOn,
            State state,
            boolean overdue,
            Optional<UUID> contact,
            int standardVersion,
            Optional<UUID> cause,
            long version) {}

    /** The last one seen. */
    record Last(LocalDate dueOn, UUID id) {}

    /** @param state null for all */
    record Wish(
            @Nullable State state,
            LocalDate today,
            @Nullable Last after,
            int atMost) {}

    /** What an account is to do: as class teacher for its classes, as caregiver for its pairs. */
    List<Line> of(UUID account, Standards standards, Wish wish);

    /** The school's, those that open later among them. */
    List<Line> of(@Nullable ChildId child, @Nullable ClassId schoolClass, Wish wish);

    Optional<Line> one(ObligationId id, LocalDate today);
}
