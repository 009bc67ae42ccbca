/**
 * Questions and answers: who may see which figures, over which period, and what a rate is.
 *
 * <p>What does not belong here: facts. An answer is made of counts; children are no rows in it.
 */
@NullMarked
package lantian.reporting.figures;

import org.jspecify.annotations.NullMarked;
