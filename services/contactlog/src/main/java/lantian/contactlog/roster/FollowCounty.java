package lantian.contactlog.roster;

import lantian.contactlog.duty.PublishStandard;
import lantian.contactlog.duty.Reissues;
import lantian.platform.tenancy.UseCase;

/** Learns of schools and calendar. What they change for the children is done in the background, school by school. */
@UseCase
public class FollowCounty {

    private final Directory directory;
    private final Reissues reissues;
    private final PublishStandard standard;

    FollowCounty(Directory directory, Reissues reissues, PublishStandard standard) {
        this.directory = directory;
        this.reissues = reissues;
        this.standard = standard;
    }

    public void school(Told.School school) {
        if (directory.learn(school) == Directory.Learned.OTHER_DUTIES) {
            reissues.ask(school.id());
        }
    }

    /** Comes from the bureau: with the first calendar the county gets its standard. */
    public void calendar(Told.Calendar calendar) {
        standard.publishDefault();
        if (directory.learn(calendar)) {
            reissues.askAll();
        }
    }
}
