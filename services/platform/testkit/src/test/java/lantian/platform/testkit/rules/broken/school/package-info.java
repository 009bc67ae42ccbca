@NullMarked
package lantian.platform.testkit.rules.broken.school;

import org.jspecify.annotations.NullMarked;
