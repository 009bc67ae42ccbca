package lantian.registry.rosterimport.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The parts of the archive that an .xlsx is, inflated within limits. */
final class Parts {

    static final int MOST_PARTS = 1_000;
    static final long SURELY_HARMLESS = 20L << 20;
    static final long MOST_INFLATED = 512L << 20;
    static final int MOST_RATIO = 150;
    /** Between two tags; no attribute or text of a roster is longer, and a parser would have to hold it. */
    static final int LONGEST_RUN = 1 << 20;

    private final byte[] file;

    Parts(byte[] file) {
        this.file = file;
    }

    /** Sees each part in the order of the file. */
    @FunctionalInterface
    interface Visitor {
        /** @return whether to go on */
        boolean part(String name, InputStream content) throws IOException, Unreadable;
    }

    void forEach(Visitor visitor) throws Unreadable {
        visit(_ -> true, visitor);
    }

    /** Looks for a word among the bytes that pass; where it is not, nobody needs to understand them. */
    static final class Sought extends FilterInputStream {

        private final byte[] word;
        private int matched;
        private boolean found;

        Sought(InputStream in, String word) {
            super(in);
            this.word = word.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        /** A zero is passed over: it is half of a letter where letters have two bytes. */
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = super.read(into, offset, length);
            for (int i = offset; i < offset + read && !found; i++) {
                if (into[i] == word[matched]) {
                    found = ++matched == word.length;
                } else if (into[i] != 0) {
                    matched = into[i] == word[0] ? 1 : 0;
                }
            }
            return read;
        }

        /** Whether it occurs in what is left, or has occurred before. */
        boolean occurs() throws IOException {
            var rest = new byte[1 << 13];
            while (read(rest, 0, rest.length) >= 0) {
                // only looked at
            }
            return found;
        }
    }

    /** Only the one part; the others are not even inflated. */
    void read(String wanted, Visitor visitor) throws Unreadable {
        visit(name -> name.equalsIgnoreCase(wanted), visitor);
    }

    private void visit(Predicate<String> which, Visitor visitor) throws Unreadable {
        var limit = new Limit(Math.min(MOST_INFLATED, Math.max(SURELY_HARMLESS, (long) file.length * MOST_RATIO)));
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            var parts = 0;
            for (var entry : Collections.list(zip.getEntries())) {
                if (++parts > MOST_PARTS) {
                    throw new Unreadable(Reason.INFLATES_TOO_MUCH);
                }
                var name = name(entry);
                if (!which.test(name)) {
                    continue;
                }
                if (!zip.canReadEntryData(entry)) {
                    throw new Unreadable(Reason.BROKEN);
                }
                var content = new Inflating(zip.getInputStream(entry), limit, name.endsWith(".xml"));
                if (!visitor.part(name, content)) {
                    return;
                }
                content.drain();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable(tooMuch(e) ? Reason.INFLATES_TOO_MUCH : Reason.BROKEN);
        }
    }

    /** Whether a limit was the reason, through whatever a parser has wrapped it in. */
    static boolean tooMuch(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof TooMuch
                        || (cause instanceof XMLStreamException stream
                                && stream.getNestedException() instanceof TooMuch));
    }

    private static String name(ZipArchiveEntry entry) {
        var name = entry.getName().replace('\\', '/');
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static final class Limit {
        private long left;

        Limit(long left) {
            this.left = left;
        }

        void take(int bytes) throws TooMuch {
            left -= bytes;
            if (left < 0) {
                throw new TooMuch();
            }
        }
    }

    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Counts what comes out; closing it leaves the archive open. */
    private static final class Inflating extends FilterInputStream {

        private final Limit limit;
        private final boolean xml;
        private int run;

        Inflating(InputStream zip, Limit limit, boolean xml) {
            super(zip);
            this.limit = limit;
            this.xml = xml;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = super.read(into, offset, length);
            limit.take(Math.max(read, 0));
            if (xml) {
                for (int i = offset; i < offset + read; i++) {
                    run = into[i] == '<' ? 0 : run + 1;
                    if (run > LONGEST_RUN) {
                        throw new TooMuch();
                    }
                }
            }
            return read;
        }

        @Override
        public void close() {
            // the archive goes on to its next part
        }

        void drain() throws IOException {
            var rest = new byte[1 << 13];
            while (read(rest, 0, rest.length) >= 0) {
                // only counted
            }
        }
    }
}
