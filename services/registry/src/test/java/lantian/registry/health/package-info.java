@NullMarked
package lantian.registry.health;

import org.jspecify.annotations.NullMarked;
