/**
 * To-do lists: what an account is to do, what is owed to a child, a class or the school, and where each obligation stands today.
 * Reads only.
 *
 * <p>What belongs elsewhere: changing an obligation ({@link lantian.contactlog.tracking}, {@code excuse}), rates and counts
 * (the service {@code reporting}).
 */
@NullMarked
package lantian.contactlog.worklist;

import org.jspecify.annotations.NullMarked;
