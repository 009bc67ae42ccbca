package lantian.contactlog.standard;

/** What was done for a child (联系方式). */
public enum ContactKind {
    /** 家访 */
    HOME_VISIT,
    /** 谈心 */
    TALK,
    /** Call of staff with a parent (与家长通话). */
    PARENT_CALL,
    /** Call of the child with a parent (亲情电话). */
    FAMILY_CALL,
    /** 联系监护人 */
    GUARDIAN_CONTACT,
    /** 书信 */
    LETTER,
    /** 活动 */
    ACTIVITY,
    /** 学习辅导 */
    TUTORING,
    /** 心理辅导 */
    COUNSELLING,
    /** 监护人培训 */
    GUARDIAN_TRAINING,
    /** 家长会 */
    PARENTS_MEETING,
    /** 座谈会 */
    SEMINAR,
    /** 体检 */
    HEALTH_CHECK
}
