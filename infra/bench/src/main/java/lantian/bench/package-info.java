/**
 * Ratios: ours and a baseline measured in turns, in one run, on one machine. No test asserts a time.
 */
@NullMarked
package lantian.bench;

import org.jspecify.annotations.NullMarked;
