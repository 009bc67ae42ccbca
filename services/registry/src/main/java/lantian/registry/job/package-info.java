/**
 * Work that must be finished even if the process dies: leased by one replica at a time, tried again with growing pauses.
 *
 * <p>What does not belong here: what the work is.
 */
@NullMarked
package lantian.registry.job;

import org.jspecify.annotations.NullMarked;
