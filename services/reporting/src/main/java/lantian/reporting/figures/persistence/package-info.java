/** Sums over the rollups; row-level security decides which schools they reach. */
@NullMarked
package lantian.reporting.figures.persistence;

import org.jspecify.annotations.NullMarked;
