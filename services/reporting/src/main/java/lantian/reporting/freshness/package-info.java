/**
 * How far the figures reach in time: everything announced before the watermark is in them.
 *
 * <p>What does not belong here: the figures themselves.
 */
@NullMarked
package lantian.reporting.freshness;

import org.jspecify.annotations.NullMarked;
