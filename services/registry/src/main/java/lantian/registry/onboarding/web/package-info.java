/** The bringing in of schools over HTTP. */
@NullMarked
package lantian.registry.onboarding.web;

import org.jspecify.annotations.NullMarked;
