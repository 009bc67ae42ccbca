/** What registry and pairing tell about schools, calendar and people; each row is what its version says. */
@NullMarked
package lantian.contactlog.roster;

import org.jspecify.annotations.NullMarked;
