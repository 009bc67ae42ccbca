/** Rosters over HTTP. */
@NullMarked
package lantian.registry.rosterimport.web;

import org.jspecify.annotations.NullMarked;
