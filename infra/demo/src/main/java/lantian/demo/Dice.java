package lantian.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that falls the same way each time for the same name. */
public final class Dice {

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static Dice named(Object... parts) {
        return new Dice(ByteBuffer.wrap(digest(parts)).getLong());
    }

    /** An id of the form of UUIDv7, the same for the same name. */
    public static UUID id(Object... parts) {
        var bits = ByteBuffer.wrap(digest(parts));
        long time = 0x0198_0000_0000L; // one moment of 2025 for all
        var high = (time << 16) | 0x7000L | (bits.getLong() & 0x0fffL);
        var low = (bits.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Earlier ones more often, about as surnames are spread. */
    public <T> T oneOfTheFirst(List<T> of) {
        var at = (int) (of.size() * Math.pow(random.nextDouble(), 2.2));
        return of.get(Math.min(at, of.size() - 1));
    }

    public <T> void shuffle(List<T> list) {
        for (var i = list.size() - 1; i > 0; i--) {
            var j = random.nextInt(i + 1);
            var kept = list.get(i);
            list.set(i, list.get(j));
            list.set(j, kept);
        }
    }

    private static byte[] digest(Object... parts) {
        try {
            var text = new StringBuilder("lantian-demo");
            for (var part : parts) {
                text.append('\u001f').append(part);
            }
            return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
