package lantian.registry.school;

import java.util.UUID;
import lantian.registry.job.JobHandler;

/** Publishes a school anew after something changed that is not its own: its area's name. */
public class RepublishSchool implements JobHandler {

    public static final String KIND = "school-news";

    private final PublishSchool publish;

    public RepublishSchool(PublishSchool publish) {
        this.publish = publish;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID school) {
        publish.publishAgain(new SchoolId(school));
    }
}
