@NullMarked
package lantian.pairing;

import org.jspecify.annotations.NullMarked;
