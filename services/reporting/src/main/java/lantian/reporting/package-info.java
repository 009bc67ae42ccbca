/**
 * Reporting: what every figure of the county is, as of any day.
 *
 * <p>{@code projection} keeps the facts that the other services announce and turns each into steps; {@code rollup} is the
 * arithmetic of steps; {@code figures} answers questions from them; {@code directory} knows schools, terms and caregivers'
 * codes; {@code likeness} finds children whom two schools have; {@code freshness} says how far the answer reaches.
 *
 * <p>What does not belong here: a name, a phone, a free note, or a decision about who owes what.
 */
@NullMarked
package lantian.reporting;

import org.jspecify.annotations.NullMarked;
