package lantian.registry.roster;

import java.io.OutputStream;
import java.util.List;
import lantian.registry.roster.Workbook.Unreadable;

/** Rosters as files. */
public interface RosterFiles extends Workbook.Opening {

    /** An empty roster with our headings. */
    void template(OutputStream out);

    /** The file again with all its sheets, what is wrong marked in red and told in a last column of each table. */
    void annotate(byte[] file, List<CellError> errors, OutputStream out) throws Unreadable;
}
