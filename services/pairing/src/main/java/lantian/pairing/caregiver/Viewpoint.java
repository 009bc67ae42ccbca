package lantian.pairing.caregiver;

/**
 * As what somebody looks at a caregiver; the last five are kinds of one's own pair with a child whom that caregiver looks
 * after too. The order is that of {@link CaregiverField}.
 */
public enum Viewpoint {
    /** The caregiver signs in with the own login. */
    SELF,
    SCHOOL_ADMIN,
    PARTNER_ADMIN,
    CLASS_TEACHER,
    STAFF,
    AGENT_PARENT,
    STUDY_HELPER,
    FRIEND,
    DONOR
}
