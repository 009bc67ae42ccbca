/** What the calendar says of days. */
@NullMarked
package lantian.registry.calendar;

import org.jspecify.annotations.NullMarked;
