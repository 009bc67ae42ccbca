/** What pairing tells. */
@NullMarked
package lantian.registry.access.messaging;

import org.jspecify.annotations.NullMarked;
