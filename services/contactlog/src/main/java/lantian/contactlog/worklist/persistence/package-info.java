/** Lists of obligations, asked of PostgreSQL. */
@NullMarked
package lantian.contactlog.worklist.persistence;

import org.jspecify.annotations.NullMarked;
