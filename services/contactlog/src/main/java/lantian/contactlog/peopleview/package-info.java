/**
 * The people of a school as this service sees them: what registry and pairing published of schools, calendar, children, staff,
 * caregivers and pairs, each row as its newest version says, and which account may reach which child by it.
 *
 * <p>What belongs elsewhere: anything people enter here (nobody edits these rows), names and phones (they never reach this
 * service), what is owed to a child ({@link lantian.contactlog.tracking}).
 */
@NullMarked
package lantian.contactlog.peopleview;

import org.jspecify.annotations.NullMarked;
