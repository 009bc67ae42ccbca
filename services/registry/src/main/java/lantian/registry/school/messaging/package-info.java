/** What the other services are told about schools. */
@NullMarked
package lantian.registry.school.messaging;

import org.jspecify.annotations.NullMarked;
