@NullMarked
package lantian.platform.testkit.rules;

import org.jspecify.annotations.NullMarked;
