@NullMarked
package lantian.platform.testkit.rules.broken.staff;

import org.jspecify.annotations.NullMarked;
