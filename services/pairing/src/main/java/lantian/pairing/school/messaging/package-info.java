/** What registry tells about schools. */
@NullMarked
package lantian.pairing.school.messaging;

import org.jspecify.annotations.NullMarked;
