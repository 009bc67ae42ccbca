/**
 * Figures as step functions: a fact adds or takes one on a day, and a figure as of a day is the sum of the steps up to it.
 *
 * <p>Plain arithmetic. What does not belong here: the meaning of a fact (see {@code projection}) or of a rate (see {@code
 * figures}).
 */
@NullMarked
package lantian.reporting.rollup;

import org.jspecify.annotations.NullMarked;
