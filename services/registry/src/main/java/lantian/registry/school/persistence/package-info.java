/** What is asked of many schools or areas at once. */
@NullMarked
package lantian.registry.school.persistence;

import org.jspecify.annotations.NullMarked;
