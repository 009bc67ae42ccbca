/**
 * The county's calendar: terms, school days, school years, and how days are counted. Dates are calendar dates in
 * Asia/Shanghai and both ends of every range belong to it.
 *
 * <p>Not here: clocks, rules of care, anything about a child.
 */
@NullMarked
package lantian.contactlog.calendar;

import org.jspecify.annotations.NullMarked;
