/**
 * Which contact satisfies which obligation, as known on any day. Pure functions over obligations, contacts and excuses.
 *
 * <p>Two clocks, never mixed: {@code occurredOn} is what the caregiver says, {@code receivedOn} is when the server knew.
 */
@NullMarked
package lantian.contactlog.matching;

import org.jspecify.annotations.NullMarked;
