/**
 * What a {@code PUT} means, given what stands under its id, in words a use case may know.
 *
 * <p>What does not belong here: headers and refusals; the web adapters decide by them.
 */
@NullMarked
package lantian.registry.put;

import org.jspecify.annotations.NullMarked;
