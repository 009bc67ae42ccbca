/** What is published to the other services about the calendar. */
@NullMarked
package lantian.registry.calendar.messaging;

import org.jspecify.annotations.NullMarked;
