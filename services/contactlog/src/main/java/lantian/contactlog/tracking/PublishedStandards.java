package lantian.contactlog.tracking;

import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.Standards;

/** The published care standards of the county. */
public interface PublishedStandards {

    /** Adds a version; false if it was there. */
    boolean add(CareStandard standard);

    /** All published versions; the county's default where none is published yet. */
    Standards all();
}
