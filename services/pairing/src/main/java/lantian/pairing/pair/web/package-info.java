/** Pairs over HTTP. */
@NullMarked
package lantian.pairing.pair.web;

import org.jspecify.annotations.NullMarked;
