/** The calendar as a whole, as one row. */
@NullMarked
package lantian.registry.calendar.persistence;

import org.jspecify.annotations.NullMarked;
