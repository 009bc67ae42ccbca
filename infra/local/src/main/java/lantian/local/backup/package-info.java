/** The parts of a backup: copies of what runs, and how they become a data folder again. */
@NullMarked
package lantian.local.backup;

import org.jspecify.annotations.NullMarked;
