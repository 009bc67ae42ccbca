/**
 * Records that people edit, kept by JPA: who is bound may write, the tenant goes with every row, what is stored is in the
 * database before anything else happens, and each change leaves its history. What belongs to sets of rows stays SQL.
 */
@NullMarked
package lantian.platform.records;

import org.jspecify.annotations.NullMarked;
