package lantian.contactlog.tracking;

import org.jspecify.annotations.NullMarked;

/** The use case for tests of other rooms. */
@NullMarked
public final class PublishStandards {

    private PublishStandards() {}

    public static PublishStandard of(PublishedStandards standards, ObligationEvents events) {
        return new PublishStandard(standards, events);
    }
}
