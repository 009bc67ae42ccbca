package lantian.registry.school;

/** 学段: of a school, and (except NINE_YEAR) of a child. */
public enum Stage {
    KINDERGARTEN,
    PRIMARY,
    JUNIOR,
    NINE_YEAR,
    SENIOR;

    /** What a child of such a school is, where neither its row nor its grade says more. */
    public Stage ofChild() {
        return this == NINE_YEAR ? PRIMARY : this;
    }
}
