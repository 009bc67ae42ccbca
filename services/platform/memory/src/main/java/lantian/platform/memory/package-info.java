/**
 * Ports of the platform kept in memory, so that a use case is tested without a server. For tests alone.
 *
 * <p>What does not belong here: a stand-in for anything that a test could be wrong about, such as locks, keys that are taken, or
 * the walls between schools. Those are tested on the real database.
 */
@NullMarked
package lantian.platform.memory;

import org.jspecify.annotations.NullMarked;
