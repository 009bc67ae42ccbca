package lantian.contactlog.child;

/** How a caregiver is paired (结对) with a child. */
public enum PairKind {
    STAFF,
    /** 代理家长 */
    AGENT_PARENT,
    STUDY_HELPER,
    FRIEND,
    DONOR;

    /** Rules for "any paired caregiver" mean these two. */
    public boolean cares() {
        return this == STAFF || this == AGENT_PARENT;
    }
}
