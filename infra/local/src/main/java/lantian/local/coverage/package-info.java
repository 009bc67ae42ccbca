/** Which requirement is proven by which test: {@code docs/coverage.md}, written after every full test run. */
@NullMarked
package lantian.local.coverage;

import org.jspecify.annotations.NullMarked;
