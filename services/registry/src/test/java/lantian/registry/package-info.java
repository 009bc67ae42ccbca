/** The registry as its users, its neighbours and its database see it. */
@NullMarked
package lantian.registry;

import org.jspecify.annotations.NullMarked;
