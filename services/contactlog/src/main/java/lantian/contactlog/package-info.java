/**
 * What is owed to each left-behind child, and what was done: calendar, care standard, obligations and contacts.
 *
 * <p>What does not belong here: the child's archive (registry), who is paired with whom and why (pairing), figures
 * (reporting). Of a child this service knows an id and dated facts, no name.
 */
@NullMarked
package lantian.contactlog;

import org.jspecify.annotations.NullMarked;
