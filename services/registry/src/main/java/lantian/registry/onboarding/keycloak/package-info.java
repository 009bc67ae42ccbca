/** A school as a Keycloak organization. */
@NullMarked
package lantian.registry.onboarding.keycloak;

import org.jspecify.annotations.NullMarked;
