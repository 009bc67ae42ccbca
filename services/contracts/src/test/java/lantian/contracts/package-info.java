/** Every schema is one, every worked example obeys the schema it is named after. */
@NullMarked
package lantian.contracts;

import org.jspecify.annotations.NullMarked;
