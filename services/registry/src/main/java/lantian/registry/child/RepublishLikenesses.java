package lantian.registry.child;

import java.util.UUID;
import lantian.registry.job.JobHandler;

/** After the release that brought likenesses: a school's children are published once more, with them. Twice changes nothing. */
public class RepublishLikenesses implements JobHandler {

    private final RepublishChildren again;

    public RepublishLikenesses(RepublishChildren again) {
        this.again = again;
    }

    @Override
    public String kind() {
        return "child-likenesses";
    }

    @Override
    public void run(UUID school) {
        var last = again.next(null);
        while (last.isPresent()) {
            last = again.next(last.get());
        }
    }
}
