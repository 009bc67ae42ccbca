package lantian.keycloak;

/**
 * How many wrong tries are borne: so many at once, and one more each so many seconds.
 *
 * <p>What has been tried is one number, the second at which all of it is forgotten.
 */
record Pace(int burst, int seconds) {

    int after(int forgotten, int now) {
        return Math.max(forgotten, now) + seconds;
    }

    boolean exceeded(int forgotten, int now) {
        return forgotten - now > burst * seconds;
    }
}
