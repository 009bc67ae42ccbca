/** Caregivers and staff in PostgreSQL. */
@NullMarked
package lantian.pairing.caregiver.persistence;

import org.jspecify.annotations.NullMarked;
