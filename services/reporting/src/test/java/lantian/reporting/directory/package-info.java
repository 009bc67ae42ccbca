@NullMarked
package lantian.reporting.directory;

import org.jspecify.annotations.NullMarked;
