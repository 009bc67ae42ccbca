package lantian.registry.rosterimport.excel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/** The texts of a workbook, one behind the other as bytes: a quarter of what as many strings would take. */
final class SharedStrings {

    /** A roster of a hundred thousand children has a tenth of it; twice as much is taken while it grows. */
    private static final int MOST_BYTES = 24 << 20;

    private static final int MOST_TEXTS = 4_000_000;

    private byte[] bytes = new byte[1 << 14];
    private int[] ends = new int[1 << 10];
    private int count;

    void add(String text) throws Unreadable {
        var encoded = text.getBytes(UTF_8);
        var start = count == 0 ? 0 : ends[count - 1];
        if (start + encoded.length > MOST_BYTES || count == MOST_TEXTS) {
            throw new Unreadable(Reason.INFLATES_TOO_MUCH);
        }
        if (start + encoded.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, start + encoded.length));
        }
        System.arraycopy(encoded, 0, bytes, start, encoded.length);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = start + encoded.length;
    }

    @Nullable
    String get(int index) {
        if (index < 0 || index >= count) {
            return null;
        }
        var start = index == 0 ? 0 : ends[index - 1];
        return new String(bytes, start, ends[index] - start, UTF_8);
    }
}
