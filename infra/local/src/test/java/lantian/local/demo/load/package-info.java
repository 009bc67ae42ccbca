@NullMarked
package lantian.local.demo.load;

import org.jspecify.annotations.NullMarked;
