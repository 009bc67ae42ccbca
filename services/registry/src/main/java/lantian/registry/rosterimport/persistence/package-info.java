/** Imports as rows; their files sealed until they are forgotten. */
@NullMarked
package lantian.registry.rosterimport.persistence;

import org.jspecify.annotations.NullMarked;
