/**
 * The bureau's schools: areas, schools, their classes, and the days on which a school is closed.
 *
 * <p>What does not belong here: people, children, and how a school comes to life.
 */
@NullMarked
package lantian.registry.school;

import org.jspecify.annotations.NullMarked;
