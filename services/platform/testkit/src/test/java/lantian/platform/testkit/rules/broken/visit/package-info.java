@NullMarked
package lantian.platform.testkit.rules.broken.visit;

import org.jspecify.annotations.NullMarked;
