/** Requests to be excused in PostgreSQL. */
@NullMarked
package lantian.contactlog.excuse.persistence;

import org.jspecify.annotations.NullMarked;
