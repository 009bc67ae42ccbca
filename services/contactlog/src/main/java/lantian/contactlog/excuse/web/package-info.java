/** Excusing over HTTP. */
@NullMarked
package lantian.contactlog.excuse.web;

import org.jspecify.annotations.NullMarked;
