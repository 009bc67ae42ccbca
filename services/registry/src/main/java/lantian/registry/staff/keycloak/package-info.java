/** Accounts as Keycloak users. */
@NullMarked
package lantian.registry.staff.keycloak;

import org.jspecify.annotations.NullMarked;
