@NullMarked
package lantian.demo;

import org.jspecify.annotations.NullMarked;
