/** How children are kept: one row each, with what is private sealed. */
@NullMarked
package lantian.registry.child.persistence;

import org.jspecify.annotations.NullMarked;
