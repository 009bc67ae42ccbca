package lantian.contactlog.roster;

import java.util.List;
import lantian.platform.tenancy.TenantId;

/** Schools and calendar, which all schools may read. */
public interface Directory {

    /** What learning a school changed. */
    enum Learned {
        NOTHING_NEW,
        SAME_DUTIES,
        /** Closed at other times, or accountable from another day. */
        OTHER_DUTIES
    }

    Learned learn(Told.School school);

    /** False if this or a newer calendar was known. */
    boolean learn(Told.Calendar calendar);

    List<TenantId> schools();
}
