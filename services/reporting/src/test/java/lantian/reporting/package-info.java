@NullMarked
package lantian.reporting;

import org.jspecify.annotations.NullMarked;
