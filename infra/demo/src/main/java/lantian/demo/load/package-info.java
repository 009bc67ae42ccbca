/** Enters a demo county through the gateway, as its bureau, principals and teachers would; step by step, any number of times. */
@NullMarked
package lantian.demo.load;

import org.jspecify.annotations.NullMarked;
