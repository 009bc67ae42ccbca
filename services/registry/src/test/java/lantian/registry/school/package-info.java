/** Schools and the names of their classes. */
@NullMarked
package lantian.registry.school;

import org.jspecify.annotations.NullMarked;
