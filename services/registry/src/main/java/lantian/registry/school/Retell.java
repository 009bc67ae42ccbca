package lantian.registry.school;

import java.util.UUID;
import lantian.registry.job.JobHandler;

/** Tells the others anew what is known of a school, after something changed that is not its own: its area's name. */
public class Retell implements JobHandler {

    public static final String KIND = "school-news";

    private final OnboardingRecords records;

    public Retell(OnboardingRecords records) {
        this.records = records;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID school) {
        records.retell(school);
    }
}
