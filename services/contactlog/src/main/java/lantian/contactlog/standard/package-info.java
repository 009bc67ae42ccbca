/**
 * Care standards (制度): who owes a child which contact, how often. A standard is versioned data.
 *
 * <p>Not here: dates of a particular child, who made which contact.
 */
@NullMarked
package lantian.contactlog.standard;

import org.jspecify.annotations.NullMarked;
