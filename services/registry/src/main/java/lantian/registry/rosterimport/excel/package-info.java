/** Rosters as .xlsx: reading them without trusting them, writing the template and the file with its errors marked. */
@NullMarked
package lantian.registry.rosterimport.excel;

import org.jspecify.annotations.NullMarked;
