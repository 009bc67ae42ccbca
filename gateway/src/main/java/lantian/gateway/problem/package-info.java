/**
 * The gateway's own refusals as RFC 9457 documents, in the shape that the services use too.
 */
@NullMarked
package lantian.gateway.problem;

import org.jspecify.annotations.NullMarked;
