@NullMarked
package lantian.platform.testkit.rules.broken.visit.operation;

import org.jspecify.annotations.NullMarked;
