package lantian.registry.access;

/** As what somebody looks at a child; the last five are kinds of pairs. The order is that of the columns of {@link Field}. */
public enum Viewpoint {
    /** The school's administrator, for every child of the school. */
    SCHOOL_ADMIN,
    /** The class teacher, for the own classes. */
    CLASS_TEACHER,
    STAFF,
    AGENT_PARENT,
    STUDY_HELPER,
    FRIEND,
    DONOR
}
