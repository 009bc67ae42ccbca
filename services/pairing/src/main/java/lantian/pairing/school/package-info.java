/** Which schools may act; fed by registry. Nothing else about schools belongs here. */
@NullMarked
package lantian.pairing.school;

import org.jspecify.annotations.NullMarked;
