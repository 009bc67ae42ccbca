@NullMarked
package lantian.pairing.broken.web;

import org.jspecify.annotations.NullMarked;
