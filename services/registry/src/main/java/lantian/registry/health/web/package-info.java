@NullMarked
package lantian.registry.health.web;

import org.jspecify.annotations.NullMarked;
