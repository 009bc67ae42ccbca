@NullMarked
package lantian.contactlog;

import org.jspecify.annotations.NullMarked;
