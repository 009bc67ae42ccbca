/** How children are read and written over HTTP. */
@NullMarked
package lantian.registry.child.web;

import org.jspecify.annotations.NullMarked;
