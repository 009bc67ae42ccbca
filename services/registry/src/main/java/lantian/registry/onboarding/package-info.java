/**
 * How a school comes to life: the bureau's wish, the organization, the first administrator, the day it is at work.
 *
 * <p>What does not belong here: what a school is afterwards, and other people than the first administrator.
 */
@NullMarked
package lantian.registry.onboarding;

import org.jspecify.annotations.NullMarked;
