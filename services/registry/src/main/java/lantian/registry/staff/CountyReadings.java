package lantian.registry.staff;

/** Of all instances one looks at the bureau's people at a time. */
public interface CountyTurn {

    /** @return whether it is this one's turn, until the running transaction ends */
    boolean take();
}
