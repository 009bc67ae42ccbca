@NullMarked
package lantian.platform.testkit.rules.broken.visit.messaging;

import org.jspecify.annotations.NullMarked;
