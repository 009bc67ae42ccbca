package lantian.platform.forms;

import java.util.List;

/** What becomes of values that somebody filled in. */
public sealed interface Filling {

    record Filled(Details details) implements Filling {}

    /** The form does not allow it. */
    record Wrong(List<Flaw> flaws) implements Filling {
        public Wrong {
            flaws = List.copyOf(flaws);
        }
    }
}
