/**
 * What the contact log knows of a child: the dated facts that decide what is owed, and the people around the child.
 * Names, addresses and phones never reach this service.
 */
@NullMarked
package lantian.contactlog.child;

import org.jspecify.annotations.NullMarked;
