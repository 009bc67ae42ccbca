/**
 * The demo counties: plans of schools, and the calendar that puts them around today. Everything is made from a seed; the same
 * day gives the same county.
 *
 * <p>What does not belong here: shortcuts into the services. The county enters through the public API like any other; see
 * {@code load}.
 */
@NullMarked
package lantian.demo;

import org.jspecify.annotations.NullMarked;
