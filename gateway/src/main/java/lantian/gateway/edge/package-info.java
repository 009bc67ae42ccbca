/**
 * What every request passes, whoever sends it: trace and access log, size limit, limit for those not signed in.
 */
@NullMarked
package lantian.gateway.edge;

import org.jspecify.annotations.NullMarked;
