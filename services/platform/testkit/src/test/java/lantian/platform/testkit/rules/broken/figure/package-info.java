@NullMarked
package lantian.platform.testkit.rules.broken.figure;

import org.jspecify.annotations.NullMarked;
