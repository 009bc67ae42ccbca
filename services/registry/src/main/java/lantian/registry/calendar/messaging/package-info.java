/** What the other services are told about the calendar. */
@NullMarked
package lantian.registry.calendar.messaging;

import org.jspecify.annotations.NullMarked;
