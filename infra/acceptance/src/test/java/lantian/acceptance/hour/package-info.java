/** The first hour of the people who use Lantian, in a real browser. */
@NullMarked
package lantian.acceptance.hour;

import org.jspecify.annotations.NullMarked;
