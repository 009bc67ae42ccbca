/**
 * Forms as data: what people write down beside what rules read. A form is a versioned JSON Schema with annotations; the
 * county publishes new versions, and what was filled in stays readable by the version it was written by. What the records
 * are, and who may see them, is the services' business.
 */
@NullMarked
package lantian.platform.forms;

import org.jspecify.annotations.NullMarked;
