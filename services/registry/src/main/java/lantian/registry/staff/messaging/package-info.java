/** What the other services are told about staff. */
@NullMarked
package lantian.registry.staff.messaging;

import org.jspecify.annotations.NullMarked;
