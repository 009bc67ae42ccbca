package lantian.contactlog.contact;

/** What becomes of a report or a correction. */
public sealed interface Recording {

    /** Kept; {@code first} is false for a repetition, which changes nothing. */
    record Recorded(Contact contact, boolean first) implements Recording {}

    /** Nothing was kept. */
    enum Refused implements Recording {
        /** Unknown, another school's, or not one whom the caller looks after. */
        UNKNOWN_CHILD,
        UNKNOWN_CONTACT,
        UNKNOWN_PARTICIPANT,
        IN_THE_FUTURE,
        TOO_LONG_AGO,
        BEFORE_ENROLMENT,
        CHILD_HAS_LEFT,
        NOT_YOURS_TO_CORRECT,
        NOTHING_CHANGED,
        /** Another kind of contact, with the details of the one before. */
        DETAILS_OF_ANOTHER_KIND,
        STALE_VERSION,
        /** Only who was named by somebody else is asked. */
        NOT_NAMED,
        /** The same person said the opposite before. */
        ALREADY_ANSWERED,
        ID_ALREADY_USED
    }
}
