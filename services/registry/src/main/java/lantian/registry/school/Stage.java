package lantian.registry.school;

/** 学段: of a school, and (except NINE_YEAR) of a child. */
public enum Stage {
    KINDERGARTEN,
    PRIMARY,
    JUNIOR,
    NINE_YEAR,
    SENIOR;

    /** Whether a school of this kind has children of a stage; many have more than their name says. */
    public boolean teaches(Stage ofChild) {
        return switch (this) {
            case KINDERGARTEN -> ofChild == KINDERGARTEN;
            case PRIMARY -> ofChild == PRIMARY || ofChild == KINDERGARTEN;
            case JUNIOR -> ofChild == JUNIOR;
            case NINE_YEAR -> ofChild != SENIOR;
            case SENIOR -> ofChild == SENIOR || ofChild == JUNIOR;
        };
    }

    /** Whether a child of a grade of that stage may be said to be of this one; a 九年一贯制 school's are often said to be its. */
    public boolean fits(Stage ofGrade) {
        return this == ofGrade || (this == NINE_YEAR && ofGrade != SENIOR);
    }

    /** What a child of such a school is, where neither its row nor its grade says more. */
    public Stage ofChild() {
        return this == NINE_YEAR ? PRIMARY : this;
    }
}
