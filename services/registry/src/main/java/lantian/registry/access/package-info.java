/**
 * Who may see which child: administrators all of their school, class teachers their classes, caregivers the children
 * paired with them.
 *
 * <p>What does not belong here: pairs themselves; they are pairing's, and are only remembered here.
 */
@NullMarked
package lantian.registry.access;

import org.jspecify.annotations.NullMarked;
