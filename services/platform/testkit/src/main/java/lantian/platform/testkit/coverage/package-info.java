/** Notes which requirement each tagged test proved; {@code docs/coverage.md} is made of these notes. */
@NullMarked
package lantian.platform.testkit.coverage;

import org.jspecify.annotations.NullMarked;
