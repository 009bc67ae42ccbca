/** What the architecture does not allow; each rule is shown to find its offender here. */
@NullMarked
package lantian.registry.broken;

import org.jspecify.annotations.NullMarked;
