/**
 * What may know what inside a service, held by a test of each.
 *
 * <p>Not here: rules of one service's own words; they stand in that service's tests.
 */
@NullMarked
package lantian.platform.testkit.rules;

import org.jspecify.annotations.NullMarked;
