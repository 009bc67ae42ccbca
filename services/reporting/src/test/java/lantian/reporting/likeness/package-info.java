@NullMarked
package lantian.reporting.likeness;

import org.jspecify.annotations.NullMarked;
