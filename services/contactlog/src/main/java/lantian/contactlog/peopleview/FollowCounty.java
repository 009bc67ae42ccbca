package lantian.contactlog.peopleview;

import lantian.contactlog.tracking.PublishStandard;
import lantian.contactlog.tracking.ReissueRequests;
import lantian.platform.tenancy.UseCase;

/**
 * Stores what was published of schools and calendar. What they change for the children is done in the background, school by
 * school.
 */
@UseCase
public class FollowCounty {

    private final Directory directory;
    private final ReissueRequests reissues;
    private final PublishStandard standard;

    FollowCounty(Directory directory, ReissueRequests reissues, PublishStandard standard) {
        this.directory = directory;
        this.reissues = reissues;
        this.standard = standard;
    }

    public void school(PublishedFacts.School school) {
        if (directory.store(school) == Directory.Change.OTHER_OBLIGATIONS) {
            reissues.request(school.id());
        }
    }

    /** Comes from the bureau: with the first calendar the county gets its standard. */
    public void calendar(PublishedFacts.Calendar calendar) {
        standard.publishDefault();
        if (directory.store(calendar)) {
            reissues.requestAll();
        }
    }
}
