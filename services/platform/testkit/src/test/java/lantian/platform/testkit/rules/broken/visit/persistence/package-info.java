@NullMarked
package lantian.platform.testkit.rules.broken.visit.persistence;

import org.jspecify.annotations.NullMarked;
