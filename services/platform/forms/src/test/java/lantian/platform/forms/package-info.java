@NullMarked
package lantian.platform.forms;

import org.jspecify.annotations.NullMarked;
