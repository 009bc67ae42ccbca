@NullMarked
package lantian.reporting.broken.web;

import org.jspecify.annotations.NullMarked;
