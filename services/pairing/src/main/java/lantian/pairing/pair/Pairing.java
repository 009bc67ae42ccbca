package lantian.pairing.pair;

/** What came of the wish to pair a child with a caregiver. */
public sealed interface Pairing {

    /** The two suit each other; nothing stands against it. */
    record Agreed(Pair pair) implements Pairing {}

    /** Expected refusals. */
    enum Refused implements Pairing {
        UNKNOWN_CHILD,
        UNKNOWN_CAREGIVER,
        BEFORE_ENROLMENT,
        CHILD_HAS_LEFT,
        CAREGIVER_HAS_LEFT,
        /** A pupil can help and be a friend, and not stand in for parents or staff. */
        PUPIL_BEARS_NO_DUTY,
        ALREADY_PAIRED,
        /** 确立一名: one study helper per child. */
        HAS_A_STUDY_HELPER,
        CAREGIVER_FULL,
        /** A first day after the day the pair already ended on. */
        END_BEFORE_START,
        /** Another child or caregiver makes another pair, not a correction of this one. */
        OTHER_PEOPLE
    }
}
