/** Terms over HTTP. */
@NullMarked
package lantian.registry.calendar.web;

import org.jspecify.annotations.NullMarked;
