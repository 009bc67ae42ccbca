@NullMarked
package lantian.reporting.rollup;

import org.jspecify.annotations.NullMarked;
