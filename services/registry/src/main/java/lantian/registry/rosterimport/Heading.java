package lantian.registry.rosterimport;

import org.jspecify.annotations.Nullable;

/**
 * A column of a sheet, and how its heading was understood.
 *
 * @param column from 0
 * @param text as it stands in the file, of two rows the upper word first; empty where values stand without a heading
 * @param meaning what is read from it, null for nothing
 * @param person whom it is about, as far as that is known
 * @param leftBehind it speaks of parents being away without saying which one
 */
public record Heading(
        int column,
        String text,
        @Nullable Column meaning,
        @Nullable Person person,
        State state,
        boolean leftBehind) {

    /** What becomes of the values below. */
    public enum State {
        READ,
        /** It means nothing to us, and its values are not stored. */
        UNKNOWN,
        /** It could mean more than one thing, and a guess might be wrong. */
        AMBIGUOUS
    }

    static Heading read(int column, String text, Column meaning) {
        return new Heading(column, text, meaning, meaning.person(), State.READ, false);
    }

    Heading ambiguous() {
        return new Heading(column, text, null, person, State.AMBIGUOUS, leftBehind);
    }

    Heading unknown() {
        return new Heading(column, text, null, person, State.UNKNOWN, leftBehind);
    }

    /** The column's letters, as a person sees them: 27 is AB. */
    public String letters() {
        return letters(column);
    }

    static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** For whoever has to find it: its text, or its letters where there is none. */
    public String shown() {
        return text.isEmpty() ? letters() + " 列（没有标题）" : text;
    }
}
