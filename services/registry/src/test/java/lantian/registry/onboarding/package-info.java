/** How a school comes to life. */
@NullMarked
package lantian.registry.onboarding;

import org.jspecify.annotations.NullMarked;
