@NullMarked
package lantian.registry.erasure.persistence;

import org.jspecify.annotations.NullMarked;
