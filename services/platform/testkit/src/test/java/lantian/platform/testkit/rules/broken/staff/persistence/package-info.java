@NullMarked
package lantian.platform.testkit.rules.broken.staff.persistence;

import org.jspecify.annotations.NullMarked;
