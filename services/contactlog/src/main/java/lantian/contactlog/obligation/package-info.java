/**
 * Obligations (任务): what is owed to a child, from when until when. A pure function issues them from the standard, the
 * calendar and the child's timeline.
 *
 * <p>Not here: which contact satisfies which obligation.
 */
@NullMarked
package lantian.contactlog.obligation;

import org.jspecify.annotations.NullMarked;
