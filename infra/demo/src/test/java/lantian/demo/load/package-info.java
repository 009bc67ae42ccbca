@NullMarked
package lantian.demo.load;

import org.jspecify.annotations.NullMarked;
