/**
 * What the county consists of: schools in areas, their classes, the terms, and the codes under which caregivers are shown.
 *
 * <p>What does not belong here: children, and names of persons.
 */
@NullMarked
package lantian.reporting.directory;

import org.jspecify.annotations.NullMarked;
