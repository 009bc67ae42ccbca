/** Questions about enrolments over HTTP, for a school's administrators. */
@NullMarked
package lantian.reporting.likeness.web;

import org.jspecify.annotations.NullMarked;
