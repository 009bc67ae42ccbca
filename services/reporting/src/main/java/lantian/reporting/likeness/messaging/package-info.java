/** What schools announce of enrolments. */
@NullMarked
package lantian.reporting.likeness.messaging;

import org.jspecify.annotations.NullMarked;
