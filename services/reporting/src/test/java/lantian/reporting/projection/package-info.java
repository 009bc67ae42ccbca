@NullMarked
package lantian.reporting.projection;

import org.jspecify.annotations.NullMarked;
