/** The whole stack as a user would start it, and people who use it through the gateway only. */
@NullMarked
package lantian.acceptance.stack;

import org.jspecify.annotations.NullMarked;
