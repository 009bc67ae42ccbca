/** The connection to Keycloak's administration, for the adapters that need it. */
@NullMarked
package lantian.registry.identity;

import org.jspecify.annotations.NullMarked;
