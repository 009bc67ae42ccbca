package lantian.contactlog.contact;

/** As what somebody looks at a contact; the last five are kinds of pairs. The order is that of {@link ContactField}. */
public enum Viewpoint {
    /** Recorded it, or is named as having taken part. */
    AUTHOR,
    SCHOOL_ADMIN,
    CLASS_TEACHER,
    STAFF,
    AGENT_PARENT,
    STUDY_HELPER,
    FRIEND,
    DONOR
}
