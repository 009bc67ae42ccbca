package lantian.contactlog.tracking;

import java.util.List;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.standard.CareStandard;

/** Publishes what became of obligations and of the standard, in the transaction of the change. */
public interface ObligationEvents {

    /** @param obligations only those that changed, each with all its history */
    void changed(ChildId child, List<TrackedObligation> obligations);

    void published(CareStandard standard);
}
