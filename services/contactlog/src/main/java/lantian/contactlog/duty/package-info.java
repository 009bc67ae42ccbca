/** Obligations as they are kept: issued, matched, attributed, listed, excused. */
@NullMarked
package lantian.contactlog.duty;

import org.jspecify.annotations.NullMarked;
