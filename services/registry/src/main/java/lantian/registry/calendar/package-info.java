/**
 * 校历: the county's terms with their holidays and make-up days, and the days on which a school keeps no school.
 *
 * <p>What does not belong here: schools themselves, and what is due on a day.
 */
@NullMarked
package lantian.registry.calendar;

import org.jspecify.annotations.NullMarked;
