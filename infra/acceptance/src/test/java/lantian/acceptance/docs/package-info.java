/** The documents agree with the code. */
@NullMarked
package lantian.acceptance.docs;

import org.jspecify.annotations.NullMarked;
