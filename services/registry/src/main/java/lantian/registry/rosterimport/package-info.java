/**
 * A school's roster as a file (花名册): what its columns mean, what is wrong in it, and taking it in.
 *
 * <p>What does not belong here: what a child is, and when a change of a child is refused.
 */
@NullMarked
package lantian.registry.rosterimport;

import org.jspecify.annotations.NullMarked;
