@NullMarked
package lantian.platform.testkit.rules.broken.visit.excel;

import org.jspecify.annotations.NullMarked;
