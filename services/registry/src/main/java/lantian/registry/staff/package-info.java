/**
 * The people of a school who sign in: their accounts, roles and classes.
 *
 * <p>What does not belong here: caregivers without an account, which pairing knows.
 */
@NullMarked
package lantian.registry.staff;

import org.jspecify.annotations.NullMarked;
