/** How children are told to the other services. */
@NullMarked
package lantian.registry.child.messaging;

import org.jspecify.annotations.NullMarked;
