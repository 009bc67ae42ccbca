package lantian.contactlog.standard;

/** Whose part in a contact makes it count for a rule. */
public enum Doer {
    /** A class teacher (班主任) of the child's class on that day took part. */
    CLASS_TEACHER,
    /** A caregiver took part who is paired with the child as STAFF or AGENT_PARENT on that day. */
    PAIRED_CAREGIVER,
    /** Any contact of the school. */
    SCHOOL
}
