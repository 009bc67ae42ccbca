package lantian.contactlog.peopleview;

/** Schools and calendar, which all schools may read. */
public interface Directory {

    /** What the newer facts of a school change for its children. */
    enum Change {
        /** These or newer facts were there. */
        NONE,
        SAME_OBLIGATIONS,
        /** Closed at other times, or accountable from another day. */
        OTHER_OBLIGATIONS
    }

    Change store(PublishedFacts.School school);

    /** False if this or a newer calendar was there. */
    boolean store(PublishedFacts.Calendar calendar);
}
