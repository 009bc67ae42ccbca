/** A school as a Keycloak organization. */
@NullMarked
package lantian.registry.school.keycloak;

import org.jspecify.annotations.NullMarked;
