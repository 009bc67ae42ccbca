package lantian.registry.roster;

/** An .xlsx file that was found harmless: no macros, no document type, no bomb. Rows are read anew at each call. */
public interface Workbook {

    /** Those that a person sees. */
    int sheets();

    /** Days are counted from 1904 instead of 1900. */
    boolean since1904();

    /** @throws Unreadable where the file turns out to be broken */
    void read(int sheet, SheetRows rows) throws Unreadable;

    /** A file we don't take, and why. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        public Unreadable(Reason reason) {
            super(reason.wire());
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    /** Why a file is not taken. */
    enum Reason {
        /** Not an .xlsx at all: a renamed .csv or .xls, an image, nothing. */
        NOT_A_WORKBOOK,
        HAS_MACROS,
        /** Inflates to a size, or consists of a number of parts, that no roster has. */
        INFLATES_TOO_MUCH,
        /** A document type declaration, by which a file reaches out of itself. */
        HAS_DOCUMENT_TYPE,
        PASSWORD_PROTECTED,
        BROKEN,
        NO_HEADINGS,
        MISSING_COLUMNS,
        /** More than one sheet is a roster; reading one of them would lose the others' children. */
        SEVERAL_ROSTERS,
        EMPTY;

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** How a file is opened. */
    @FunctionalInterface
    interface Opening {
        Workbook open(byte[] file) throws Unreadable;
    }
}
