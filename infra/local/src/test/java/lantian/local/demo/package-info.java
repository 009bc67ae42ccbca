@NullMarked
package lantian.local.demo;

import org.jspecify.annotations.NullMarked;
