/**
 * Caregivers (结对帮扶人): everybody who may look after a child of the school, staff and others.
 *
 * <p>What does not belong here: who looks after whom (see {@code pair}), logins (Keycloak, through registry).
 */
@NullMarked
package lantian.pairing.caregiver;

import org.jspecify.annotations.NullMarked;
