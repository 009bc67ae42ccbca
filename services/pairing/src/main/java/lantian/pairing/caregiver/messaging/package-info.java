/** What registry tells about staff, and what we tell about caregivers. */
@NullMarked
package lantian.pairing.caregiver.messaging;

import org.jspecify.annotations.NullMarked;
