package lantian.contactlog.duty;

import java.util.List;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.standard.CareStandard;

/** Tells the other services. */
public interface DutyNews {

    /** Only those that changed, whole. */
    void changed(ChildId child, List<Duty> duties);

    void published(CareStandard standard);
}
