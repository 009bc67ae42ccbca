@NullMarked
package lantian.platform.testkit.rules.broken.visit.schedule;

import org.jspecify.annotations.NullMarked;
