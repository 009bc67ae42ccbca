/**
 * Excusing (免办): one person asks, another approves, within ten school days of the due day.
 *
 * <p>What belongs elsewhere: what an approved excuse does to the obligation ({@link lantian.contactlog.tracking}), lists of
 * obligations ({@link lantian.contactlog.worklist}).
 */
@NullMarked
package lantian.contactlog.excuse;

import org.jspecify.annotations.NullMarked;
