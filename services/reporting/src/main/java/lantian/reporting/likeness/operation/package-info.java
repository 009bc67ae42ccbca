/** When the county compares, and how each school is told. */
@NullMarked
package lantian.reporting.likeness.operation;

import org.jspecify.annotations.NullMarked;
