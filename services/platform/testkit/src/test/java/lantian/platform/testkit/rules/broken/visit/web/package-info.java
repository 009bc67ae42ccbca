@NullMarked
package lantian.platform.testkit.rules.broken.visit.web;

import org.jspecify.annotations.NullMarked;
