@NullMarked
package lantian.reporting.figures;

import org.jspecify.annotations.NullMarked;
