/** The care standard over HTTP. */
@NullMarked
package lantian.contactlog.tracking.web;

import org.jspecify.annotations.NullMarked;
