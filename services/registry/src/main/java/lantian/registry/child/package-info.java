/**
 * A child (留守儿童 or not), the family, who cares for it, and since when each of these is so.
 *
 * <p>What does not belong here: how a roster file is read, who may see whom, visits and pairs.
 */
@NullMarked
package lantian.registry.child;

import org.jspecify.annotations.NullMarked;
