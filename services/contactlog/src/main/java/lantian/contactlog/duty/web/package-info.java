/** Obligations over HTTP. */
@NullMarked
package lantian.contactlog.duty.web;

import org.jspecify.annotations.NullMarked;
