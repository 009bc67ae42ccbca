package lantian.registry.staff;

import java.time.Instant;

/**
 * One try to sign in, as the identity provider noted it.
 *
 * @param address of the network it came from, without its last part
 * @param client through which it was tried; {@code lantian-gateway} is Lantian itself
 */
public record SignIn(Instant at, Outcome outcome, String address, String client) {

    /** What came of it. */
    public enum Outcome {
        SUCCEEDED,
        /** A wrong password or one-time code. */
        WRONG_PASSWORD,
        /** Not looked at, because too many wrong tries came before it. */
        SLOWED,
        DISABLED,
        /** Left unfinished, or anything else. */
        NOT_FINISHED
    }

    /** Tells a network without the one machine in it: the last number of an IPv4 address, half of an IPv6 one. */
    static String network(String address) {
        var six = address.indexOf(':') >= 0;
        if (!six) {
            return address.substring(0, address.lastIndexOf('.') + 1) + "*";
        }
        var groups = address.split("::", 2)[0].split(":");
        return String.join(":", java.util.Arrays.copyOf(groups, Math.min(groups.length, 4))) + "::*";
    }

    public static SignIn from(Instant at, Outcome outcome, String address, String client) {
        return new SignIn(at, outcome, network(address), client);
    }
}
