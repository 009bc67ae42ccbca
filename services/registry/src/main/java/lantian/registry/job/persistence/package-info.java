/** Jobs as rows, and the threads that lease and run them. */
@NullMarked
package lantian.registry.job.persistence;

import org.jspecify.annotations.NullMarked;
