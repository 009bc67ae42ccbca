@NullMarked
package lantian.platform.testkit.rules.broken.visit.purpose;

import org.jspecify.annotations.NullMarked;
