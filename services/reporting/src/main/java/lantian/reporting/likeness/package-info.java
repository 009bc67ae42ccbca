/**
 * The same child enrolled in two schools on one day: found by the county, which alone compares, counted once by it, and shown
 * to both schools as a question.
 *
 * <p>What does not belong here: what is counted of a child (see {@code projection}). No likeness leaves this room.
 */
@NullMarked
package lantian.reporting.likeness;

import org.jspecify.annotations.NullMarked;
