/** Rosters over HTTP. */
@NullMarked
package lantian.registry.roster.web;

import org.jspecify.annotations.NullMarked;
