/**
 * Who looks after which child: caregivers, and the pairs they form with children.
 *
 * <p>What does not belong here: the child's archive (registry), what a caregiver owes and does (contactlog), figures
 * (reporting). Of a child this service knows an id, the days of enrolment and the class, nothing else.
 */
@NullMarked
package lantian.pairing;

import org.jspecify.annotations.NullMarked;
