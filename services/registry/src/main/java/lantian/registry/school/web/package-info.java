/** Areas, schools, classes and closures over HTTP. */
@NullMarked
package lantian.registry.school.web;

import org.jspecify.annotations.NullMarked;
