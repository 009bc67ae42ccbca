@NullMarked
package lantian.pairing.caregiver;

import org.jspecify.annotations.NullMarked;
