package lantian.contactlog.standard;

/** School stage (学段) of a child. */
public enum Stage {
    KINDERGARTEN,
    PRIMARY,
    JUNIOR,
    NINE_YEAR,
    SENIOR
}
