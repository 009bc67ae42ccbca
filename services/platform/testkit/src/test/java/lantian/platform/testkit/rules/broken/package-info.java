/** A service that does what the rules forbid: each is shown to find its offender here. */
@NullMarked
package lantian.platform.testkit.rules.broken;

import org.jspecify.annotations.NullMarked;
