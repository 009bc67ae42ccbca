/** The registry: schools, their people, children and rosters. */
@NullMarked
package lantian.registry;

import org.jspecify.annotations.NullMarked;
