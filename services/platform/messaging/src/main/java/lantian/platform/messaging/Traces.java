package lantian.platform.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trace a change belongs to, carried from the request that caused it to the figure that shows it. */
interface Traces {

    /** The W3C {@code traceparent} of what runs now, or null. */
    @Nullable
    String current();

    /** Runs the work as part of the traces that these trace headers speak of. */
    void continued(String name, List<String> traceparents, Runnable work);
}
