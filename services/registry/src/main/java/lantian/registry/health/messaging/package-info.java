@NullMarked
package lantian.registry.health.messaging;

import org.jspecify.annotations.NullMarked;
