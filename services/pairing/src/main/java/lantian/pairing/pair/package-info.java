/**
 * Pairs (结对): who looks after whom, as what, from which day to which.
 *
 * <p>What does not belong here: what the pair owes and does (contactlog), coverage in figures (reporting), suggestions.
 */
@NullMarked
package lantian.pairing.pair;

import org.jspecify.annotations.NullMarked;
