package lantian.keycloak;

/** What one household or school has as its address: all of an IPv4 one, the first half of an IPv6 one. */
final class Network {

    private static final int HALF = 4;

    private Network() {}

    /** @param address as a number, not as a name */
    static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        var halves = address.split("::", 2);
        var groups = halves[0].isEmpty() ? 0 : halves[0].split(":").length;
        var first = new StringBuilder();
        for (var i = 0; i < HALF; i++) {
            first.append(i < groups ? halves[0].split(":")[i] : "0").append(':');
        }
        return first + ":";
    }
}
