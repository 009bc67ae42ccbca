/**
 * What we add to Keycloak: who needs a one-time code, and how wrong tries slow a sign-in (ADR 0061). It runs inside
 * Keycloak with nothing but Keycloak's own libraries; no other module may depend on it.
 */
@NullMarked
package lantian.keycloak;

import org.jspecify.annotations.NullMarked;
