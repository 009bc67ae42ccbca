/** What is published to the other services about schools. */
@NullMarked
package lantian.registry.school.messaging;

import org.jspecify.annotations.NullMarked;
