/**
 * Facts of the other services, and the steps each of them stands for.
 *
 * <p>Every fact is a value with the whole current state of its subject; {@code steps} is a pure function of it. What does not
 * belong here: questions and rates (see {@code figures}), and any judgement that the owner of a fact has already made, such
 * as which contact meets which obligation.
 */
@NullMarked
package lantian.reporting.projection;

import org.jspecify.annotations.NullMarked;
