/**
 * What every HTTP operation does in the same way: problem documents, idempotent {@code PUT}, versions in {@code ETag}, keyset
 * lists, roles on operations.
 *
 * <p>What does not belong here: any word of a service's field, and request or response types of its operations.
 */
@NullMarked
package lantian.platform.web;

import org.jspecify.annotations.NullMarked;
