package lantian.contactlog.duty;

import lantian.contactlog.standard.CareStandard;
import lantian.platform.tenancy.UseCase;

/** Publishes the default standard for the county, once. */
@UseCase
public class PublishStandard {

    private final StandardBook standards;
    private final DutyNews news;

    PublishStandard(StandardBook standards, DutyNews news) {
        this.standards = standards;
        this.news = news;
    }

    /** Runs for the bureau; again it changes nothing. */
    public void publishDefault() {
        if (standards.add(CareStandard.COUNTY_DEFAULT)) {
            news.published(CareStandard.COUNTY_DEFAULT);
        }
    }

    public CareStandard current() {
        return standards.published().latest();
    }
}
