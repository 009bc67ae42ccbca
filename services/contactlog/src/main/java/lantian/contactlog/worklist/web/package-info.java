/** To-do lists over HTTP. */
@NullMarked
package lantian.contactlog.worklist.web;

import org.jspecify.annotations.NullMarked;
