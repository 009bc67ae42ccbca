package lantian.registry.rosterimport;

import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import lantian.registry.rosterimport.Workbook.Unreadable;

/** Rosters as files. */
public interface RosterFiles extends Workbook.Opening {

    /** An empty roster with our headings. */
    void template(OutputStream out);

    /**
     * The file again with all its sheets, what is wrong marked in red and told in a last column of each table.
     *
     * @param words what an error is for people, with its heading
     */
    void annotate(byte[] file, List<CellError> errors, Function<CellError, String> words, OutputStream out)
            throws Unreadable;
}
