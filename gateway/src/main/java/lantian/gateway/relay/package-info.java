/**
 * Which path goes to which service, and what is taken off a request and an answer on the way.
 */
@NullMarked
package lantian.gateway.relay;

import org.jspecify.annotations.NullMarked;
