@NullMarked
package lantian.contactlog.broken.web;

import org.jspecify.annotations.NullMarked;
