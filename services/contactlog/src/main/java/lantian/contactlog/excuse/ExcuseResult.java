package lantian.contactlog.excuse;

/** What becomes of a request to be excused, and of its approval. */
public sealed interface ExcuseResult {

    record Done(Excuses.Request request) implements ExcuseResult {}

    /** Nothing was changed. */
    enum Refused implements ExcuseResult {
        UNKNOWN_OBLIGATION,
        NOT_ASKED,
        NOT_ALLOWED,
        /** The same person asks and approves. */
        FOUR_EYES,
        TOO_EARLY,
        /** More than 10 school days after dueOn. */
        TOO_LATE,
        ALREADY_MET,
        ALREADY_VOID,
        /** Somebody asked before, or for another reason. */
        ALREADY_ASKED
    }
}
