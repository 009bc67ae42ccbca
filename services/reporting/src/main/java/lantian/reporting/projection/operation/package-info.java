/** What runs by itself or at an operator's wish: the nightly recount, and totals that follow the calendar. */
@NullMarked
package lantian.reporting.projection.operation;

import org.jspecify.annotations.NullMarked;
