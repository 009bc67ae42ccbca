/**
 * The bureau's schools: areas, schools with their classes and closures, terms, and how a school comes to life.
 *
 * <p>What does not belong here: people other than the first administrator, and children.
 */
@NullMarked
package lantian.registry.school;

import org.jspecify.annotations.NullMarked;
