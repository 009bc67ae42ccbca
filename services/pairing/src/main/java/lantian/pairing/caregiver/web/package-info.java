/** Caregivers over HTTP. */
@NullMarked
package lantian.pairing.caregiver.web;

import org.jspecify.annotations.NullMarked;
