package lantian.contactlog.worklist;

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

/** Lists of the bound school's obligations, by due day; what should never have been issued is in none. */
public interface Worklists {

    /** What became of an obligation, and what one can ask for. */
    enum State {
        /** Unmet, and not too late yet. */
        OPEN,
        /** Only to ask for: those that stand {@link Standing#OVERDUE}. */
        OVERDUE,
        MET,
        MISSED,
        EXCUSED,
        VOID
    }

    /** Today's word for an obligation, in the sense of the figures: a list counts as the figure of the same name does. */
    enum Standing {
        /** Opens later. */
        NOT_YET,
        /** In its window, or met and not yet closed: counted as open (进行中), in no rate. */
        OPEN,
        /** 待录入: the due day has passed, an entry would still be in time. A part of what the figures call open. */
        AWAITING_ENTRY,
        /** 逾期 */
        OVERDUE,
        /** 漏访 */
        MISSED,
        ON_TIME,
        /** 迟办 */
        LATE,
        EXCUSED,
        VOID
    }

    /**
     * A line of a list.
     *
     * @param unpaired a caregiver's obligation to a child that no caregiver is paired with today: the class teacher's to see to
     */
    record Line(
            ObligationId id,
            ChildId child,
            String rule,
            ContactKind kind,
            LocalDate opensOn,
            LocalDate dueOn,
            State state,
            Standing standing,
            boolean unpaired,
            Optional<UUID> contact,
            int standardVersion,
            Optional<UUID> cause,
            long version) {}

    /** The last one seen. */
    record Last(LocalDate dueOn, UUID id) {}

    /** What is asked for; null for all. */
    record Filter(@Nullable State state, @Nullable Standing standing) {}

    /** A part of the school. {@code unpaired}: only what is owed to children whom no caregiver is paired with. */
    record Part(
            @Nullable ChildId child,
            @Nullable ClassId schoolClass,
            boolean unpaired,
            @Nullable LocalDate dueFrom,
            @Nullable LocalDate dueTo) {}

    record Query(Filter filter, LocalDate today, @Nullable Last after, int atMost) {}

    /**
     * What an account is to do: as caregiver for its pairs, as class teacher for its classes, there also what caregivers owe to
     * children who have none.
     */
    List<Line> of(UUID account, Standards standards, Query query);

    /** The school's, those that open later among them. */
    List<Line> of(Part part, Standards standards, Query query);

    Optional<Line> one(ObligationId id, Standards standards, LocalDate today);
}
