@NullMarked
package lantian.platform.records;

import org.jspecify.annotations.NullMarked;
