/** Figures over HTTP, in the shapes of the published API. */
@NullMarked
package lantian.reporting.figures.web;

import org.jspecify.annotations.NullMarked;
