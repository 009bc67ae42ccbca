package lantian.registry.rosterimport;

import java.util.List;

/** An .xlsx file that was found harmless: no macros, no document type, no bomb. Rows are read anew at each call. */
public interface Workbook {

    /** All of them, in their order. */
    List<Sheet> sheets();

    /** Days are counted from 1904 instead of 1900. */
    boolean since1904();

    /**
     * Cells as they stand in the file: of merged ones the first alone has a value.
     *
     * @param sheet its place in {@link #sheets()}
     * @throws Unreadable where the file turns out to be broken
     */
    void read(int sheet, SheetRows rows) throws Unreadable;

    /**
     * A sheet of the workbook.
     *
     * @param visible a person sees its tab
     * @param merged by their first row
     */
    record Sheet(String name, boolean visible, List<Span> merged) {}

    /** Cells that were merged into one; rows from 1, columns from 0. */
    record Span(int firstRow, int lastRow, int firstColumn, int lastColumn) {

        boolean covers(int column) {
            return firstColumn <= column && column <= lastColumn;
        }
    }

    /** A file we don't take, and why. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final Reason reason;
        private final transient List<Column> missing;

        public Unreadable(Reason reason) {
            this(reason, List.of());
        }

        private Unreadable(Reason reason, List<Column> missing) {
            super(reason.wire());
            this.reason = reason;
            this.missing = missing;
        }

        static Unreadable without(List<Column> missing) {
            return new Unreadable(Reason.MISSING_COLUMNS, missing);
        }

        public Reason reason() {
            return reason;
        }

        /** The columns that a roster needs and this one lacks. */
        public List<Column> missing() {
            return missing;
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
