@NullMarked
package lantian.pairing.pair;

import org.jspecify.annotations.NullMarked;
