/** Work that waits for no request: issuing again when calendar, standard or closures change. */
@NullMarked
package lantian.contactlog.tracking.schedule;

import org.jspecify.annotations.NullMarked;
