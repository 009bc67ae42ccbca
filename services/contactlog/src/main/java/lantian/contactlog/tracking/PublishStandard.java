package lantian.contactlog.tracking;

import lantian.contactlog.standard.CareStandard;
import lantian.platform.tenancy.UseCase;

/** Publishes the default standard for the county, once. */
@UseCase
public class PublishStandard {

    private final PublishedStandards standards;
    private final ObligationEvents events;

    PublishStandard(PublishedStandards standards, ObligationEvents events) {
        this.standards = standards;
        this.events = events;
    }

    /** Runs for the bureau; again it changes nothing. */
    public void publishDefault() {
        if (standards.add(CareStandard.COUNTY_DEFAULT)) {
            events.published(CareStandard.COUNTY_DEFAULT);
        }
    }

    public CareStandard current() {
        return standards.all().latest();
    }
}
