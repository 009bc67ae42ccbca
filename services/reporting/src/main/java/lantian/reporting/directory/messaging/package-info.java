/** The events that tell the directory about schools, terms and caregivers. */
@NullMarked
package lantian.reporting.directory.messaging;

import org.jspecify.annotations.NullMarked;
