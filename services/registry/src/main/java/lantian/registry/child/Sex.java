package lantian.registry.child;

/** 性别. */
public enum Sex {
    MALE,
    FEMALE
}
