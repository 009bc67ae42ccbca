/** What the other services are told about schools and the calendar. */
@NullMarked
package lantian.registry.school.messaging;

import org.jspecify.annotations.NullMarked;
