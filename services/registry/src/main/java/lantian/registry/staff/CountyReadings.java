package lantian.registry.staff;

/** In which order the bureau's people were asked for, over all instances. */
public interface CountyReadings {

    /** @return a number that is higher than that of every reading before */
    long begin();

    /**
     * Nobody else follows a reading until the running transaction ends.
     *
     * @return false where a newer reading was followed already
     */
    boolean follow(long reading);
}
