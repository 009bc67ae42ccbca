@NullMarked
package lantian.gateway;

import org.jspecify.annotations.NullMarked;
