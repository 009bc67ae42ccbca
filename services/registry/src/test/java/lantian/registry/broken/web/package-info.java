@NullMarked
package lantian.registry.broken.web;

import org.jspecify.annotations.NullMarked;
