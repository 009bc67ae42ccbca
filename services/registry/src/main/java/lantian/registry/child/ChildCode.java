package lantian.registry.child;

import java.util.UUID;

/**
 * What stands for a child where nobody may be named: {@code C-7K2M9QX4}. Follows from the id, tells nothing else, and is for
 * people to speak of a child; programs go on using the id.
 */
public record ChildCode(String text) {

    /** Without letters that are taken for digits, or for each other. */
    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 8;

    public static ChildCode of(UUID child) {
        var bits = (child.getMostSignificantBits() * 0x9E3779B97F4A7C15L) ^ child.getLeastSignificantBits();
        bits = (bits ^ (bits >>> 29)) * 0xBF58476D1CE4E5B9L;
        bits ^= bits >>> 32;
        var code = new StringBuilder("C-");
        for (int i = 0; i < LENGTH; i++) {
            code.append(SIGNS.charAt((int) Long.remainderUnsigned(bits, SIGNS.length())));
            bits = Long.divideUnsigned(bits, SIGNS.length());
        }
        return new ChildCode(code.toString());
    }
}
