package lantian.pairing.pair;

/** As what a caregiver stands by a child. */
public enum Kind {
    /** 教职工结对帮扶: a member of the school's staff. */
    STAFF,
    /** 代理家长: in the parents' place. */
    AGENT_PARENT,
    /** 学习帮手: helps with lessons; a child has exactly one. */
    STUDY_HELPER,
    /** 手拉手好朋友: a friend of the same age. */
    FRIEND,
    /** 爱心捐助: gives money or things. */
    DONOR;

    /** Somebody who answers for the child; such a pair makes the child covered. */
    public boolean bearsDuty() {
        return this == STAFF || this == AGENT_PARENT;
    }

    boolean onlyOnePerChild() {
        return this == STUDY_HELPER;
    }
}
